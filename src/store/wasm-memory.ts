/** A maximum written into the memory section of a WebAssembly module. */

const HEADER = 8
const MEMORY_SECTION = 5
const PAGE = 65_536
/** 4 GiB: as far as 32-bit addresses reach. */
const MAX_PAGES = 65_536

/**
 * The module with a memory of at most `bytes`, rounded down to pages of 64 KiB and never below what the module asks for
 * at its start. Unchanged where it has no memory of its own or one with a maximum already.
 * Source: WebAssembly core specification 2.0, section 5.5.8.
 */
export function withMemoryMaximum(module: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  for (let at = HEADER; at < module.length;) {
    const size = readNumber(module, at + 1)
    const end = size.next + size.value
    if (module[at] === MEMORY_SECTION) {
      const section = capMemory(module.subarray(size.next, end), bytes)
      if (section === undefined) break
      const replaced = [MEMORY_SECTION, ...writeNumber(section.length), ...section]
      return join(module.subarray(0, at), Uint8Array.from(replaced), module.subarray(end))
    }
    at = end
  }
  return join(module)
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}

/** One memory without maximum: `01 00 min` becomes `01 01 min max`. */
function capMemory(section: Uint8Array, bytes: number): readonly number[] | undefined {
  if (section[0] !== 1 || section[1] !== 0) return undefined
  const least = readNumber(section, 2).value
  const most = Math.min(MAX_PAGES, Math.max(least, Math.floor(bytes / PAGE)))
  return [1, 1, ...writeNumber(least), ...writeNumber(most)]
}

/** Unsigned LEB128, and where it ends. */
function readNumber(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0
  for (let at = start, factor = 1; ; at++, factor *= 128) {
    const byte = bytes[at] ?? 0
    value += (byte % 128) * factor
    if (byte < 128) return { value, next: at + 1 }
  }
}

function writeNumber(value: number): number[] {
  const low = value % 128
  return value < 128 ? [low] : [low + 128, ...writeNumber((value - low) / 128)]
}
