/** Numbers for people, with or without what they count. */

/** A number with thousands separated: `13,493`. */
export const formatNumber = (value: number): string => value.toLocaleString('en-GB')

/** `1 document`, `3,000 documents`: a noun whose plural has an s. */
export const count = (value: number, noun: string): string => `${formatNumber(value)} ${noun}${value === 1 ? '' : 's'}`
