/** Which noun phrases name somebody who can be asked. */

/** Words that name somebody who can be asked. */
const AGENT =
  /\b(?:parties to (?:the |an |any )?(?:\p{L}{2,16} ){0,2}(?:conflict|agreement|dispute)s?(?: in \p{Lu}\p{L}{1,20})?|states?|governments?|countr(?:y|ies)|part(?:y|ies)|members?|organi[sz]ations?|agenc(?:y|ies)|bod(?:y|ies)|institutions?|society|sector|media|stakeholders?|donors?|entit(?:y|ies)|partners?|actors?|committees?|councils?|commissions?|conferences?|boards?|offices?|departments?|secretariats?|secretary-general|president|chairs?|chairpersons?|co-chairs?|directors?|administrator|commissioner|coordinator|rapporteurs?|representatives?|envoys?|experts?|community|system|groups?|funds?|programmes?|mechanisms?|authorit(?:y|ies)|leaders?|participants?|delegations?|facilitators?|individuals|foundations?|associations?|networks?|universit(?:y|ies)|academia|business(?:es)?|enterprises?|banks?|court|tribunals?|assembly|forum|unions?|parliaments?|professionals?|centres?|institutes?|missions?|coalitions?|signator(?:y|ies)|those|others|presidency|bureau|courts|holders?|forces?|services?|organs?|panels?|teams?|sides?|communities|military|police|peoples?|militias?|commanders?|advis[eo]rs?|procedures?|divisions?|heads|ombudsperson|prosecutors?|judges?|registrars?|quartet|facility|platforms?|partnerships?|alliance|youth|focal points|indigenous|judiciary|neighbours|chief|leadership|components|parts)\b(?: concerned| involved)?/iu

/** Such words, wherever they stand. */
export const AGENTS = new RegExp(AGENT.source, 'giu')
/** Such a word that follows at once, as in `Member States`. */
export const AGENT_NEXT = new RegExp(`^ ${AGENT.source}`, 'iu')
/** A word with two capitals: `GoSS`, `SPLA-IO`. */
const INITIALS = /(?<![\p{L}\d-])[\p{Ll}-]{0,20}\p{Lu}[\p{Ll}-]{0,20}\p{Lu}/u
/** Such words, whole. */
export const INITIAL_WORDS = /(?<![\p{L}\d-])(?=[\p{Ll}-]{0,20}\p{Lu}[\p{Ll}-]{0,20}\p{Lu})[\p{L}-]{2,40}/gu

/** A proper name, as of a state: `Israel`, `Democratic Republic of the Congo`. */
const PROPER = /^\p{Lu}[\p{L}’-]{1,30}(?: (?:(?:of|the|and) ){0,2}\p{Lu}[\p{L}’-]{1,30}){0,8}$/u
/** Where the head of a noun phrase ends: what follows names those that it has to do with, and not itself. */
const COMPLEMENT =
  / (?:of|for|in|on|to|from|between|among|with|at|by|under|as|such|including|contributing|facilitating) /

/** Whether a noun phrase names somebody, by its own head: `full implementation of resolution 70/125` does not. */
export function isAgent(name: string): boolean {
  const complement = COMPLEMENT.exec(name)
  const head = complement ? name.slice(0, complement.index) : name
  return AGENT.test(head) || INITIALS.test(head) || PROPER.test(name)
}
