/** What the dataset and the query service say about themselves: VoID, DCAT and a SPARQL service description. */
import { Parser } from 'n3'
import type { Quad } from '@rdfjs/types'
import { GRAPH_TYPES, RESULTS_TYPES } from '../store/engine.ts'
import type { Dump } from './dump.ts'
import { findFormat } from './formats.ts'
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
  const [types, properties, linksets, distinct] = await Promise.all([
    countBy(site, '?s a ?key'),
    countBy(site, '?s ?key ?o'),
    findLinksets(site),
    countDistinct(site),
  ])
  const id = `<${base}.well-known/void#dataset>`
  return parse(`${PREFIXES}
${id} a void:Dataset, dcat:Dataset ;
  dcterms:title "resograph: United Nations resolutions as linked data"@en ;
  dcterms:description "Documents, paragraphs, citations, mandates and deadlines, each traceable to a span of text."@en ;
  dcterms:license <${site.license}> ;
  dcterms:modified "${dataset.modified.toISOString()}"^^xsd:dateTime ;
  dcterms:publisher <${base}.well-known/void#publisher> ;
  dcterms:language <http://publications.europa.eu/resource/authority/language/ENG> ;
  dcat:keyword "United Nations"@en, "resolutions"@en, "linked data"@en ;
  dcterms:identifier "${dataset.sha256}" ;
  dcat:landingPage <${base}> ; foaf:homepage <${base}> ;
  void:uriSpace ${printString(`${base}id/`)} ;
  void:vocabulary <https://w3id.org/resograph/ontology>, <http://purl.org/dc/terms/>, <http://www.w3.org/ns/prov#> ;
  void:sparqlEndpoint <${base}sparql> ;
  void:triples ${dataset.quads} ; void:documents ${site.texts.size} ;
  void:entities ${distinct.subjects} ; void:distinctSubjects ${distinct.subjects} ; void:distinctObjects ${distinct.objects} ;
  void:classes ${types.length} ; void:properties ${properties.length} ;
  void:exampleResource ${[...site.texts.keys()].map((key) => `<${base}id/${key}>`).join(', ') || `<${base}>`} .
<${base}.well-known/void#publisher> a foaf:Agent ; foaf:name "resograph" ; foaf:homepage <${base}> .
<${base}.well-known/void#catalogue> a dcat:Catalog ;
  dcterms:title "resograph"@en ; dcterms:description "What this server publishes."@en ;
  dcterms:publisher <${base}.well-known/void#publisher> ; foaf:homepage <${base}> ;
  dcat:dataset ${id} ; dcat:service <${base}sparql#service> .
<${base}sparql#service> a dcat:DataService ;
  dcterms:title "SPARQL 1.1 query service"@en ; dcterms:license <${site.license}> ;
  dcterms:conformsTo <http://www.w3.org/TR/sparql11-protocol/> ;
  dcat:endpointURL <${base}sparql> ; dcat:endpointDescription <${base}openapi.json> ; dcat:servesDataset ${id} .
${linksets.map((set, at) => describeLinkset(base, id, set, at)).join('\n')}
${dumps.map((dump) => describeDump(site, id, dump)).join('\n')}
${types.map(({ key, n }) => `${id} void:classPartition [ void:class <${key}> ; void:entities ${n} ] .`).join('\n')}
${properties.map(({ key, n }) => `${id} void:propertyPartition [ void:property <${key}> ; void:triples ${n} ] .`).join('\n')}
`)
}

/** Links of one property to one other site. */
interface Linkset {
  readonly property: string
  readonly target: string
  readonly n: number
}

function describeLinkset(base: string, dataset: string, { property, target, n }: Linkset, at: number): string {
  const id = `<${base}.well-known/void#links-${at + 1}>`
  return `${dataset} void:subset ${id} .
${id} a void:Linkset ; void:linkPredicate <${property}> ; void:triples ${n} ; void:subjectsTarget ${dataset} ;
  void:objectsTarget [ a void:Dataset ; void:uriSpace ${printString(target)} ] .`
}

/** Links to things of other sites, by property and site; types are vocabulary and no links. */
async function findLinksets({ engine, base }: Site): Promise<readonly Linkset[]> {
  const query = `SELECT ?key ?target (COUNT(*) AS ?n) {
  { SELECT DISTINCT ?s ?key ?o { ?s ?key ?o
    FILTER(ISIRI(?o) && !STRSTARTS(STR(?o), ${printString(base)}) && REGEX(STR(?o), "^https?://"))
    FILTER(!STRSTARTS(STR(?o), "https://w3id.org/resograph/"))
    FILTER(?key NOT IN (<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>, <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate>)) } }
  BIND(REPLACE(STR(?o), "^(https?://[^/]+/).*$", "$1") AS ?target)
} GROUP BY ?key ?target ORDER BY ?key ?target LIMIT 200`
  const rows = await selectRows(engine, query)
  return rows.flatMap(({ key, target, n }) =>
    key && target && n ? [{ property: key.value, target: target.value, n: Number(n.value) }] : [],
  )
}

async function countDistinct({ engine }: Site): Promise<{ readonly subjects: number; readonly objects: number }> {
  const query = 'SELECT (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) { ?s ?p ?o }'
  const [row] = await selectRows(engine, query)
  return { subjects: Number(row?.['subjects']?.value ?? 0), objects: Number(row?.['objects']?.value ?? 0) }
}

const IANA = 'https://www.iana.org/assignments/media-types/'

const plainType = (name: string): string => IANA + (findFormat(name.replace(/\.gz$/, ''))?.mediaType ?? 'text/plain')

function describeDump(site: Site, dataset: string, dump: Dump): string {
  const { base } = site
  const file = `<${base}dump/resograph.${dump.name}>`
  const type = IANA + dump.mediaType
  return `${dataset} void:dataDump ${file} ; dcat:distribution ${file} .
${file} a dcat:Distribution ; dcterms:title "The whole dataset as resograph.${dump.name}"@en ;
  dcat:accessURL ${file} ; dcat:downloadURL ${file} ; dcat:byteSize ${dump.bytes.length} ;
  dcterms:license <${site.license}> ; dcterms:modified "${site.dataset.modified.toISOString()}"^^xsd:dateTime ;
  ${dump.name.endsWith('.gz') ? `dcat:compressFormat <${type}> ; dcat:mediaType <${plainType(dump.name)}>` : `dcat:mediaType <${type}>`} ;
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
