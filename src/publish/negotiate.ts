/** Which of several media types a client likes best. */
import Negotiator from 'negotiator'

/**
 * The offer that the client likes best, undefined where it accepts none (406). `accept` is the raw header, null or
 * empty when absent, which accepts everything. The most specific range wins, `q=0` excludes, ties go to the earlier
 * offer, and parameters other than `q` are set aside: `application/ld+json;profile=…` is JSON-LD.
 * Source: RFC 9110 section 12.5.1.
 */
export function negotiate(accept: string | null | undefined, offers: readonly string[]): string | undefined {
  if (!accept?.trim()) return offers[0]
  const ranges = splitOutsideQuotes(accept, ',').map(stripParameters).join(',')
  const liked = new Negotiator({ headers: { accept: ranges } }).mediaTypes([...offers])
  if (liked.length < 2) return liked[0]
  // Negotiator breaks ties by the order of the header; the server's order is asked for here.
  const quality = (offer: string) => qualityOf(offer, ranges)
  const best = Math.max(...liked.map(quality))
  return offers.find((offer) => liked.includes(offer) && quality(offer) === best)
}

/** The quality of the most specific range that matches. */
function qualityOf(offer: string, ranges: string): number {
  const [type] = offer.split('/')
  for (const wanted of [offer, `${type}/*`, '*/*'])
    for (const range of ranges.split(',')) {
      const [name, q] = range.split(';q=')
      if (name?.trim().toLowerCase() === wanted) return q === undefined ? 1 : Number(q)
    }
  return 0
}

function stripParameters(range: string): string {
  const [type = '', ...parameters] = splitOutsideQuotes(range, ';')
  const q = parameters
    .map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(parameter)?.[1])
    .find((value) => value !== undefined)
  return q === undefined ? type.trim() : `${type.trim()};q=${q}`
}

function splitOutsideQuotes(text: string, separator: ',' | ';'): string[] {
  const piece = separator === ',' ? /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g : /(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g
  return text.match(piece) ?? []
}
