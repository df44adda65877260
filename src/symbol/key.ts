/** When two symbols name one document. */
import { squeezeSymbol } from './spelling.ts'

/** `A/RES/57/270B`, `E/RES/1990/8A-C`. */
const slashPart = /^((?:A|E)\/(?:RES|DEC)\/(?:E?S-)?\d+\/\d+)[A-Z](?:[-,][A-Z])*$/
/** `A/RES/2200A(XXI)`. */
const romanPart = /^([A-Z]\/RES\/\d+)[A-Z](?:[-,][A-Z])*(\([A-Z-]+\))$/
/** `S/RES/1325(2000)`. */
const councilYear = /^(S\/RES\/\d+)\(\d{4}\)$/

/**
 * A key that is equal for symbols of one document: upper case, the year of a Security Council resolution and the
 * part letters of a resolution dropped. Not a symbol: never print it. Total.
 */
export function symbolKey(canonical: string): string {
  const key = squeezeSymbol(canonical).toUpperCase()
  return key.replace(slashPart, '$1').replace(romanPart, '$1$2').replace(councilYear, '$1')
}
