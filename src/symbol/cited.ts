/** Documents cited in prose by a bare number: `resolution 61/180`, `its decision 2004/110`. */
import { keepsOrder, ordinal, withinBounds } from './grammar.ts'
import { parseNumber } from './number.ts'
import { squeezeSymbol } from './spelling.ts'
import type { Act, SymbolGrammar } from './grammar.ts'
import type { NumberParts } from './number.ts'
import type { DocumentSymbol } from './symbol.ts'

/** What prose calls an adopted text. */
export type CitedType = 'resolution' | 'decision' | 'presidential-statement'

/** A text cited by its number. `organ` is an IRI path after `id/`; `number` is as printed, `2200 A (XXI)`. */
export interface CitedNumber {
  readonly organ: string
  readonly type: CitedType
  readonly number: string
}

/**
 * The symbol of what is cited, or undefined when the organ numbers nothing so: no General Assembly resolution is
 * `6/14`, since slashes came with the thirty-first session. Total.
 */
export function symbolFor({ organ, type, number }: CitedNumber, grammar: SymbolGrammar): DocumentSymbol | undefined {
  for (const act of actsOf(type, grammar)) {
    const parts = act.record.organ === organ ? parseCited(number, act) : undefined
    if (parts !== undefined) {
      const { form, prefix } = act.record
      return { form, type: act.record.type, organ, prefix, ...parts, suffixes: [] }
    }
  }
  return undefined
}

/**
 * The organs (IRI paths after `id/`) that number so, in the order of the records, each once: `1325 (2000)` can only
 * be the Security Council's, `61/180` several bodies'. In numberings that run on, the known examples exclude what
 * would break their order. Empty when nobody numbers so. Total.
 */
export function organsOfNumber(type: CitedType, number: string, grammar: SymbolGrammar): readonly string[] {
  const acts = actsOf(type, grammar).filter((act) => {
    const parts = parseCited(number, act)
    return act.record.named !== true && parts !== undefined && isPossible(parts, act)
  })
  return [...new Set(acts.map((act) => act.record.organ))]
}

function actsOf(type: CitedType, { acts }: SymbolGrammar): readonly Act[] {
  return acts.get(type === 'presidential-statement' ? 'statement' : type) ?? []
}

function parseCited(number: string, { record }: Act): NumberParts | undefined {
  const parts = parseNumber(squeezeSymbol(number), record)
  if (parts === undefined) return undefined
  const at = ordinal(parts.session ?? parts.year)
  const fits = record.numbering.some(
    (numbering) => numbering.layout === parts.layout && withinBounds(numbering, at, Number(parts.number)),
  )
  return fits ? parts : undefined
}

function isPossible(parts: NumberParts, { record, milestones }: Act): boolean {
  const at = ordinal(parts.session ?? parts.year)
  const cumulative = record.numbering.some(
    ({ layout, cumulative: runsOn }) => layout === parts.layout && runsOn === true,
  )
  return at === undefined || !cumulative || keepsOrder(milestones, at, Number(parts.number))
}
