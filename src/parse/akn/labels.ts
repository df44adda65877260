/** The labels of numbered elements: which are numbers, which letters, which only dashes. */

import type { Label } from '../label.ts'

const NUMBER = /^(\d{1,3}\s?(?:bis|ter|quater|quinquies|sexies)?)\s?[.]?$/
const SUB = /^\(?([a-z]{1,7}|\d{1,2})[.)]$/
const BULLET = /^[–—\-•●○▪*·o]$/

/** What a printed label is; undefined where it is no label of paragraphs, as `A.` of a section. */
export function readLabel(printed: string): Label | undefined {
  const number = NUMBER.exec(printed)
  if (number) return label('number', printed, (number[1] ?? '').replace(/\s/g, ''))
  if (BULLET.test(printed)) return label('bullet', printed, '')
  const sub = SUB.exec(printed)
  return sub ? label('sub', printed, sub[1] ?? '') : undefined
}

function label(kind: Label['kind'], printed: string, piece: string): Label {
  return { kind, printed, piece, length: printed.length }
}

/** Whether a printed label is a letter, a Roman or a bracketed number of a sub-paragraph. */
export function isSubLabel(printed: string): boolean {
  return readLabel(printed)?.kind === 'sub'
}
