/** How long reading takes a byte, for a resolution of 100 kB and for one of 10 MB: `npm run bench`. Reads `dist/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { compileAuthorities, loadAuthorities, readDocument } from '../dist/index.js'

const MOST = 1.3
const folder = new URL('../data/sources/', import.meta.url)
const authorities = compileAuthorities(loadAuthorities())
const paragraphs = readdirSync(folder)
  .filter((name) => name.startsWith('A_RES') && name.endsWith('.txt'))
  .flatMap((name) => readDocument(readFileSync(new URL(name, folder), 'utf8'), { authorities }).paragraphs)
  .filter(({ kind }) => kind === 'preambular')
  .map(({ text }) => text)

/** A resolution whose preamble is that of the shipped ones, over and over: unlike numbers, it has no natural end. */
function resolutionOf(bytes) {
  const lines = ['Resolution adopted by the General Assembly on 1 March 2020', '74/999. Trade', 'The General Assembly,']
  for (let at = 0, size = 0; size < bytes; at++) {
    const line = paragraphs[at % paragraphs.length]
    lines.push(line)
    size += line.length + 2
  }
  return [...lines, '1. Decides to remain seized of the matter.'].join('\n\n')
}

/** Nanoseconds a byte: the best of `runs`. */
function measure(text, runs) {
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint()
    readDocument(text, { authorities })
    return Number(process.hrtime.bigint() - start)
  })
  return Math.min(...times) / Buffer.byteLength(text)
}

const [small, middle, large] = [100_000, 1_000_000, 10_000_000].map(resolutionOf)
measure(small, 20)
const [first, second, third] = [measure(small, 20), measure(middle, 3), measure(large, 1)]
for (const [name, each] of Object.entries({ '100 kB': first, '1 MB': second, '10 MB': third })) {
  process.stdout.write(`${name}: ${each.toFixed(1)} ns a byte, ${(1000 / each).toFixed(2)} MB a second\n`)
}
const ratio = third / first
process.stdout.write(`10 MB against 100 kB: ${ratio.toFixed(2)} (at most ${MOST})\n`)
if (ratio > MOST) process.exitCode = 1
