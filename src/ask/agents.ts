/** Which noun phrases name somebody who can be asked. */

/** Words that name somebody who can be asked. */
const AGENT =
  /\b(?:states?|governments?|countr(?:y|ies)|part(?:y|ies)|members?|organi[sz]ations?|agenc(?:y|ies)|bod(?:y|ies)|institutions?|society|sector|media|stakeholders?|donors?|entit(?:y|ies)|partners?|actors?|committees?|councils?|commissions?|conferences?|boards?|offices?|departments?|secretariats?|secretary-general|president|chairs?|chairpersons?|co-chairs?|directors?|administrator|commissioner|coordinator|rapporteurs?|representatives?|envoys?|experts?|community|system|groups?|funds?|programmes?|mechanisms?|authorit(?:y|ies)|leaders?|participants?|delegations?|facilitators?|individuals|foundations?|associations?|networks?|universit(?:y|ies)|academia|business(?:es)?|enterprises?|banks?|court|tribunals?|assembly|forum|unions?|parliaments?|professionals?|centres?|institutes?|missions?|coalitions?|signator(?:y|ies)|those|others|presidency|bureau|courts|holders?|forces?|services?|organs?|panel|team|teams)\b/i

/** Such words, wherever they stand. */
export const AGENTS = new RegExp(AGENT.source, 'gi')
/** Such a word that follows at once, as in `Member States`. */
export const AGENT_NEXT = new RegExp(`^ ${AGENT.source}`, 'i')
/** A word with two capitals: `GoSS`, `SPLA-IO`. */
const INITIALS = /(?<![\p{L}\d-])[\p{Ll}-]{0,20}\p{Lu}[\p{Ll}-]{0,20}\p{Lu}/u
/** Such words, whole. */
export const INITIAL_WORDS = /(?<![\p{L}\d-])(?=[\p{Ll}-]{0,20}\p{Lu}[\p{Ll}-]{0,20}\p{Lu})[\p{L}-]{2,40}/gu

/** What introduces those who take part in something; the phrase names that, and not them. */
export const ABOUT = / (?:between|among|with) /

/** Whether a noun phrase names somebody: by its own head, not by what stands `between` or `among` others. */
export function isAgent(name: string): boolean {
  const [head = ''] = name.split(ABOUT, 1)
  return AGENT.test(head) || (head === name && INITIALS.test(name))
}
