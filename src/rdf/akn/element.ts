/** XML as text: elements whose attributes and words are escaped. */
import { escapeXml } from '../xml.ts'

/** Text that is XML already. */
export interface Xml {
  readonly xml: string
}

/** What may stand in an element; strings are words, `undefined` is nothing. */
export type Content = Xml | string | undefined

/** An element; attributes without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly Content[]
): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value).replaceAll('\n', '&#xA;')}"`],
  )
  const inner = join(content).xml
  const open = `<${name}${written.join('')}`
  return { xml: inner === '' ? `${open}/>` : `${open}>${inner}</${name}>` }
}

/** Several pieces, one after the other. */
export function join(content: readonly Content[]): Xml {
  return { xml: content.map((each) => (typeof each === 'string' ? escapeXml(each) : (each?.xml ?? ''))).join('') }
}

/** True where there is nothing to write. */
export function isEmpty({ xml }: Xml): boolean {
  return xml === ''
}
