/** The numbers and letters that stand before paragraphs, and what they can mean. */

import { romanValue } from '../symbol/spelling.ts'

type LabelKind = 'number' | 'preambular' | 'sub' | 'bullet'

/** A label at the start of a block: `printed` as the text has it, `piece` what it adds to a paragraph's id. */
export interface Label {
  readonly kind: LabelKind
  readonly printed: string
  readonly piece: string
  /** Length of the label with the white space after it. */
  readonly length: number
}

const BIS = '(?:\\s?(?:bis|ter|quater|quinquies|sexies|septies|octies))?'
type Form = readonly [LabelKind, RegExp]
const PREAMBULAR: Form = ['preambular', new RegExp(`^(PP\\s?(\\d{1,3}${BIS})[.:]?)(?:\\s+|$)`, 'i')]
const OPERATIVE: Form = ['number', new RegExp(`^(OP\\s?(\\d{1,3}${BIS})[.:]?)(?:\\s+|$)`, 'i')]
const NUMBERED: Form = ['number', new RegExp(`^((\\d{1,3}${BIS})\\s?[.:])(?:\\s+|$)`, 'i')]
const BRACKETED: Form = ['sub', /^(\((\d{1,2}|[a-z]{1,7})\))(?:\s+|(?=[A-Z])|$)/]
const LETTERED: Form = ['sub', /^(([a-z]|[ivx]{1,5})[.)])\s+(?=\S)/]
const BULLET: Form = ['bullet', /^([-–—•●○▪·])()\s+(?=\S)/]

/** The forms of labels that begin so; most lines begin with a letter that opens none. */
function formsAfter(text: string): readonly Form[] {
  const first = text.charAt(0)
  if (first >= '0' && first <= '9') return [NUMBERED]
  if (first === '(') return [BRACKETED]
  if (/^[PO]P/i.test(text)) return [PREAMBULAR, OPERATIVE, LETTERED]
  if (first >= 'a' && first <= 'z') return /^[a-z]{1,5}[.)]/.test(text) ? [LETTERED] : []
  return '-–—•●○▪·'.includes(first) ? [BULLET] : []
}

/** The label that `text` opens with, if any. */
export function findLabel(text: string): Label | undefined {
  for (const [kind, form] of formsAfter(text)) {
    const found = form.exec(text.slice(0, 24))
    if (!found) continue
    const inner = kind === 'bullet' ? findLabel(text.slice(found[0].length)) : undefined
    if (inner?.kind === 'sub') return { ...inner, length: inner.length + found[0].length }
    const piece = (found[2] ?? '').replace(/\s/g, '').toLowerCase()
    return { kind, printed: found[1] ?? '', piece, length: found[0].length }
  }
  return undefined
}

/** A level of sub-paragraphs: how it counts and where it stands. */
export interface Level {
  readonly style: string
  readonly value: number
  readonly piece: string
}

/** Value of a lower-case roman numeral up to 39, beyond which letters are letters; undefined for anything else. */
function smallRoman(letters: string): number | undefined {
  return /^[ivx]+$/.test(letters) ? romanValue(letters.toUpperCase()) : undefined
}

function alphaValue(letters: string): number | undefined {
  if (letters.length > 2 || new Set(letters).size !== 1) return undefined
  return letters.charCodeAt(0) - 96 + 26 * (letters.length - 1)
}

/** What a sub-label can mean: `(i)` is a letter or a roman numeral. */
function readings(label: Label): Level[] {
  if (label.kind === 'bullet') return [{ style: 'bullet', value: 0, piece: '' }]
  const close = label.printed.endsWith('.') ? '.' : ')'
  const { piece } = label
  if (/^\d/.test(piece)) return [{ style: `digit${close}`, value: Number(piece), piece }]
  const found: Level[] = []
  const alpha = alphaValue(piece)
  const roman = smallRoman(piece)
  if (alpha !== undefined) found.push({ style: `alpha${close}`, value: alpha, piece })
  if (roman !== undefined) found.push({ style: `roman${close}`, value: roman, piece })
  return found
}

/**
 * The path after a sub-label: it continues the deepest level it can, opens a new one with a first value, or stays
 * unplaced (undefined). `next` is the sub-label after it: `(i)` before `(ii)` opens a level, `(i)` before `(j)` does not.
 */
export function placeSub(path: readonly Level[], label: Label, next: Label | undefined): Level[] | undefined {
  if (label.kind === 'bullet') return placeBullet(path, label)
  const options = readings(label)
  const upcoming = next ? readings(next) : []
  const opened = options.find((o) => o.value === 1 && !path.some((level) => level.style === o.style))
  const followed = opened && upcoming.some((u) => u.style === opened.style && u.value === 2)
  for (let depth = path.length; depth > 0; depth--) {
    const level = path[depth - 1]
    const fit = options.find((o) => o.style === level?.style && o.value === level.value + 1)
    if (!fit) continue
    const carriesOn = upcoming.some((u) => u.style === fit.style && u.value === fit.value + 1)
    if (opened && followed && !carriesOn) break
    return [...path.slice(0, depth - 1), fit]
  }
  if (opened) return [...path, opened]
  return undefined
}

/** The level that a sub-label is if it counts on from `level`. */
export function nextLevel({ style, value }: Level, label: Label): Level | undefined {
  return readings(label).find((reading) => reading.style === style && value > 0 && reading.value === value + 1)
}

/** Dashes and dots carry no number: they are lettered by position. */
function placeBullet(path: readonly Level[], label: Label): Level[] {
  const style = `bullet${label.printed}`
  const depth = path.findIndex((level) => level.style === style)
  const value = depth < 0 ? 1 : (path[depth]?.value ?? 0) + 1
  return [...(depth < 0 ? path : path.slice(0, depth)), { style, value, piece: letter(value) }]
}

function letter(value: number): string {
  const one = String.fromCharCode(97 + ((value - 1) % 26))
  return one.repeat(Math.ceil(value / 26))
}
