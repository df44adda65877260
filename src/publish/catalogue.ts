/** What the dataset and the query service say about themselves: VoID, DCAT and a SPARQL service description. */
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { GRAPH_TYPES, RESULTS_TYPES } from '../store/engine.ts'
import type { Dump } from './dump.ts'
import type { Site } from './site.ts'
import { printString, selectRows } from './terms.ts'

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rg: <https://w3id.org/resograph/ontology#> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

/** The dataset, its files with size and checksum, its classes and properties with counts. Throws as the engine does. */
export async function describeDataset(site: Site, dumps: readonly Dump[]): Promise<readonly Quad[]> {
  const { base, dataset } = site
  const [types, properties] = await Promise.all([countBy(site, '?s a ?key'), countBy(site, '?s ?key ?o')])
  const id = `<${base}.well-known/void#dataset>`
  return parse(`${PREFIXES}
${id} a void:Dataset, dcat:Dataset ;
  dcterms:title "resograph: United Nations resolutions as linked data"@en ;
  dcterms:description "Documents, paragraphs, citations, mandates and deadlines, each traceable to a span of text."@en ;
  dcterms:license <${site.license}> ;
  dcterms:modified "${dataset.modified.toISOString()}"^^xsd:dateTime ;
  dcterms:identifier "${dataset.sha256}" ;
  dcat:landingPage <${base}> ; foaf:homepage <${base}> ;
  void:uriSpace ${printString(`${base}id/`)} ;
  void:vocabulary <https://w3id.org/resograph/ontology>, <http://purl.org/dc/terms/>, <http://www.w3.org/ns/prov#> ;
  ${site.still ? '' : `void:sparqlEndpoint <${base}sparql> ;`}
  void:triples ${dataset.quads} ;
  void:exampleResource ${[...site.texts.keys()].map((key) => `<${base}id/${key}>`).join(', ') || `<${base}>`} .
${dumps.map((dump) => describeDump(base, id, dump)).join('\n')}
${types.map(({ key, n }) => `${id} void:classPartition [ void:class <${key}> ; void:entities ${n} ] .`).join('\n')}
${properties.map(({ key, n }) => `${id} void:propertyPartition [ void:property <${key}> ; void:triples ${n} ] .`).join('\n')}
`)
}

function describeDump(base: string, dataset: string, dump: Dump): string {
  const file = `<${base}dump/resograph.${dump.name}>`
  const type = `https://www.iana.org/assignments/media-types/${dump.mediaType}`
  return `${dataset} void:dataDump ${file} ; dcat:distribution ${file} .
${file} a dcat:Distribution ; dcat:downloadURL ${file} ; dcat:mediaType <${type}> ; dcat:byteSize ${dump.bytes.length} ;
  spdx:checksum <${base}.well-known/void#sha256-${dump.name}> .
<${base}.well-known/void#sha256-${dump.name}> a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ;
  spdx:checksumValue "${dump.sha256.toString('hex')}"^^xsd:hexBinary .`
}

/** The query service. Source: SPARQL 1.1 Service Description. */
export function describeService({ base }: Site): readonly Quad[] {
  const formats = [...RESULTS_TYPES, ...GRAPH_TYPES].flatMap((type) => FORMAT_IRIS[type] ?? [])
  return parse(`${PREFIXES}
<${base}sparql#service> a sd:Service ;
  sd:endpoint <${base}sparql> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat ${formats.map((name) => `<http://www.w3.org/ns/formats/${name}>`).join(', ')} ;
  sd:defaultDataset <${base}.well-known/void#dataset> .
<${base}.well-known/void#dataset> a sd:Dataset ; sd:defaultGraph <${base}.well-known/void#union> .
<${base}.well-known/void#union> a sd:Graph .
`)
}

const FORMAT_IRIS: Readonly<Record<string, string>> = {
  'application/sparql-results+json': 'SPARQL_Results_JSON',
  'application/sparql-results+xml': 'SPARQL_Results_XML',
  'text/csv': 'SPARQL_Results_CSV',
  'text/tab-separated-values': 'SPARQL_Results_TSV',
  'text/turtle': 'Turtle',
  'application/ld+json': 'JSON-LD',
  'application/n-triples': 'N-Triples',
  'application/n-quads': 'N-Quads',
  'application/trig': 'TriG',
  'application/rdf+xml': 'RDF_XML',
}

async function countBy(site: Site, pattern: string): Promise<readonly { key: string; n: number }[]> {
  const query = `SELECT ?key (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?key ${pattern.includes('?o') ? '?o' : ''} { ${pattern} } } GROUP BY ?key ORDER BY ?key`
  const rows = await selectRows(site.engine, query)
  return rows.flatMap(({ key, n }) => (key && n ? [{ key: key.value, n: Number(n.value) }] : []))
}

function parse(turtle: string): readonly Quad[] {
  return new Parser({ format: 'Turtle' }).parse(turtle) as unknown as readonly Quad[]
}
