/** Small old Word files made by the tests: a compound file with the two streams that such a file needs. */

const sector = 512

/** A Word 97 file whose body is `body`, and whose footnotes are `notes`, a paragraph each. */
export function makeDoc(body: string, notes = ''): Uint8Array {
  const streams = wordStreams(body, notes)
  const chains: number[][] = []
  let next = 2
  for (const { bytes } of streams) {
    const length = bytes.length / sector
    chains.push(Array.from({ length }, (_, index) => next + index))
    next += length
  }
  const table = Buffer.alloc(sector, 0xff)
  table.writeInt32LE(-3, 0)
  table.writeInt32LE(-2, 4)
  for (const chain of chains) chain.forEach((at, index) => table.writeInt32LE(chain[index + 1] ?? -2, at * 4))
  const entries = [entry('Root Entry', 5, { child: 1, start: -2, size: 0 })]
  streams.forEach(({ name, bytes }, index) => {
    const right = index + 1 < streams.length ? index + 2 : -1
    entries.push(entry(name, 2, { right, start: chains[index]?.[0] ?? -2, size: bytes.length }))
  })
  const directory = Buffer.concat([...entries, Buffer.alloc(128)]).subarray(0, sector)
  return Buffer.concat([header(), table, directory, ...streams.map(({ bytes }) => bytes)])
}

function header(): Buffer {
  const bytes = Buffer.alloc(sector)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  bytes.writeInt32LE(1, 44)
  bytes.writeInt32LE(1, 48)
  bytes.writeInt32LE(4096, 56)
  bytes.writeInt32LE(-2, 60)
  bytes.writeInt32LE(-2, 68)
  bytes.fill(0xff, 76)
  bytes.writeInt32LE(0, 76)
  return bytes
}

interface Place {
  readonly child?: number
  readonly right?: number
  readonly start: number
  readonly size: number
}

function entry(name: string, type: number, { child = -1, right = -1, start, size }: Place): Buffer {
  const bytes = Buffer.alloc(128)
  const length = bytes.write(name, 0, 'utf16le')
  bytes.writeUInt16LE(length + 2, 64)
  bytes.writeUInt8(type, 66)
  bytes.writeInt32LE(-1, 68)
  bytes.writeInt32LE(right, 72)
  bytes.writeInt32LE(child, 76)
  bytes.writeInt32LE(start, 116)
  bytes.writeInt32LE(size, 120)
  return bytes
}

/** [MS-DOC] 2.5: the file information block and the text; the piece table says where the text stands. */
function wordStreams(body: string, notes: string): { readonly name: string; readonly bytes: Buffer }[] {
  const text = Buffer.from(body + notes, 'utf16le')
  const begin = 1024
  const word = Buffer.alloc(sectors(begin + text.length))
  word.writeUInt16LE(0xa5ec, 0)
  word.writeUInt16LE(0x0200, 0x0a)
  word.writeUInt32LE(begin, 0x18)
  word.writeUInt32LE(body.length, 0x4c)
  word.writeUInt32LE(notes.length, 0x50)
  word.writeUInt32LE(0, 0x1a2)
  word.writeUInt32LE(21, 0x1a6)
  text.copy(word, begin)
  const table = Buffer.alloc(4096)
  table.writeUInt8(2, 0)
  table.writeUInt32LE(16, 1)
  table.writeUInt32LE(0, 5)
  table.writeUInt32LE(body.length + notes.length, 9)
  table.writeUInt32LE(begin, 15)
  return [
    { name: '1Table', bytes: table },
    { name: 'WordDocument', bytes: word },
  ]
}

/** Streams of 4096 bytes and more stand in whole sectors. */
function sectors(length: number): number {
  return Math.max(4096, Math.ceil(length / sector) * sector)
}
