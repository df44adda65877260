/** Values with the place that states them. */

import type { Span } from '../model.ts'

/** A value with the place that states it. */
export interface Stated<T> {
  readonly value: T
  readonly at: Span
}

/** A value stated at a place. */
export function stated<T>(value: T, { start, end }: Span): Stated<T> {
  return { value, at: { start, end } }
}

/** A line without the marks of emphasis and headings. */
export function plain(text: string): string {
  return text.replace(/[*_#]/g, '').trim()
}
