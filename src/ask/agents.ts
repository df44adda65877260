/** Which noun phrases name somebody who can be asked. */

/** Words that name somebody who can be asked. */
const WORDS = (
  'state states government governments country countries party parties member members organisation ' +
  'organisations organization organizations agency agencies body bodies institution institutions society ' +
  'sector media stakeholder stakeholders donor donors entity entities partner partners actor actors committee ' +
  'committees council councils commission commissions conference conferences board boards office offices ' +
  'department departments secretariat secretariats secretary-general president chair chairs chairperson ' +
  'chairpersons co-chair co-chairs director directors administrator commissioner coordinator rapporteur ' +
  'rapporteurs representative representatives envoy envoys expert experts community system group groups fund ' +
  'funds programme programmes mechanism mechanisms authority authorities leader leaders participant ' +
  'participants delegation delegations facilitator facilitators individuals foundation foundations association ' +
  'associations network networks university universities academia businesses business enterprise enterprises ' +
  'bank banks court tribunal tribunals assembly forum union unions parliament parliaments professional ' +
  'professionals centre centres institute institutes mission missions coalition coalitions signatory ' +
  'signatories those others presidency bureau courts holder holders force forces service services organ organs ' +
  'panel panels team teams side sides communities military police people peoples militia militias commander ' +
  'commanders adviser advisers advisor advisors procedure procedures division divisions heads ombudsperson ' +
  'prosecutor prosecutors judge judges registrar registrars quartet facility platform platforms partnership ' +
  'partnerships alliance youth indigenous judiciary neighbours chief leadership components parts'
).split(' ')
const AGENT_WORDS: ReadonlySet<string> = new Set(WORDS)
const PARTIES = String.raw`parties to (?:the |an |any )?(?:\p{L}{2,16} ){0,2}(?:conflict|agreement|dispute)s?(?: in \p{Lu}\p{L}{1,20})?`
const AGENT = new RegExp(String.raw`\b(?:${PARTIES}|focal points|${WORDS.join('|')})\b(?: concerned| involved)?`, 'iu')

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
/** Runs of words with capitals that name and do not describe: `Israel`, `of South Sudan`, not `the Syrian parties`. */
export const PROPER_NAMES =
  /(?<=^ ?| (?:of|in)(?: the)? |,? and |, )\p{Lu}\p{Ll}[\p{L}-]{1,30}(?: \p{Lu}\p{Ll}[\p{L}-]{1,30}){0,5}/gu
/** Where the head of a noun phrase ends: what follows names those that it has to do with, and not itself. */
const COMPLEMENT =
  / (?:of|for|in|on|to|from|between|among|with|at|by|under|as|such|including|contributing|facilitating) /

/** Whether a noun phrase names somebody, by its own head: `full implementation of resolution 70/125` does not. */
export function isAgent(name: string): boolean {
  const complement = COMPLEMENT.exec(name)
  const head = complement ? name.slice(0, complement.index) : name
  return endsInAgent(head) || AGENT.test(head) || INITIALS.test(head) || PROPER.test(name)
}

/** A quick look at the last word, which mostly tells. */
function endsInAgent(head: string): boolean {
  return AGENT_WORDS.has(head.slice(head.lastIndexOf(' ') + 1).toLowerCase())
}
