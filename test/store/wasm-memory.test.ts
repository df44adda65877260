import { describe, expect, test } from 'vitest'
import { withMemoryMaximum } from '../../src/store/wasm-memory.ts'

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const module = (...sections: number[]) => Uint8Array.from([...HEADER, ...sections])
const MIB = 2 ** 20

describe('a memory section', () => {
  test.each([
    ['without a maximum gets one, in pages', [5, 3, 1, 0, 24], 4 * MIB, [5, 4, 1, 1, 24, 64]],
    ['gets one of more than a byte', [5, 3, 1, 0, 24], 512 * MIB, [5, 5, 1, 1, 24, 0x80, 0x40]],
    ['keeps what it needs at its start', [5, 3, 1, 0, 24], MIB, [5, 4, 1, 1, 24, 24]],
    ['with a maximum stays', [5, 4, 1, 1, 1, 2], 4 * MIB, [5, 4, 1, 1, 1, 2]],
    ['is found behind others', [1, 1, 0, 5, 3, 1, 0, 1, 7, 1, 0], MIB, [1, 1, 0, 5, 4, 1, 1, 1, 16, 7, 1, 0]],
    ['may be missing', [1, 1, 0], MIB, [1, 1, 0]],
  ])('%s', (_, sections, bytes, expected) => {
    expect([...withMemoryMaximum(module(...sections), bytes)]).toEqual([...HEADER, ...expected])
  })
})
