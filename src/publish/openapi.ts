/** The HTTP interface as an OpenAPI 3.1 description. */
import { DUMP_NAMES, HTML, RDF_FORMATS } from './formats.ts'
import { AKN_FORMAT } from './markup.ts'
import { REFERENCE_FORMATS } from './reference.ts'
import { GRAPH_TYPES, RESULTS_TYPES } from '../store/engine.ts'
import type { Site } from './site.ts'

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

const RDF_TYPES = RDF_FORMATS.map(({ mediaType }) => mediaType)
const PROBLEM = { $ref: '#/components/responses/Problem' }

const content = (types: readonly string[]): Json =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]))

const ok = (description: string, types: readonly string[]): Json => ({ 200: { description, content: content(types) } })

const parameter = (name: string, place: 'path' | 'query', description: string, schema: Json): Json => ({
  name,
  in: place,
  description,
  required: place === 'path',
  schema,
})

const text: Json = { type: 'string' }
const list: Json = { type: 'array', items: { type: 'string', format: 'iri' } }
const KEY = parameter('key', 'path', 'What stands after /id/ in the IRI; it may contain slashes.', text)
const PAGE = parameter('page', 'query', 'Which page of the links to a thing.', { type: 'integer', minimum: 1 })
const DATASET: Json = [
  parameter('default-graph-uri', 'query', 'A graph of the default graph; it may be repeated.', list),
  parameter('named-graph-uri', 'query', 'A named graph; it may be repeated.', list),
]

interface Operation {
  readonly summary: string
  readonly parameters?: Json
  readonly requestBody?: Json
  readonly responses: Json
  readonly refused?: readonly number[]
}

function operation({ summary, parameters, requestBody, responses, refused = [] }: Operation): Json {
  const problems = Object.fromEntries(refused.map((status) => [status, PROBLEM]))
  return {
    summary,
    ...(parameters === undefined ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: { ...(responses as object), ...problems },
  }
}

const DOC_TYPES = [
  HTML,
  ...RDF_TYPES,
  AKN_FORMAT.mediaType,
  'application/json',
  ...REFERENCE_FORMATS.map(({ mediaType }) => mediaType),
]
const ANSWERS = ok('The result, in the type that Accept asks for.', [...RESULTS_TYPES, ...GRAPH_TYPES, HTML])
const QUERY_REFUSED = [400, 406, 413, 429, 503]

/** Path below the base → its operations. HEAD and OPTIONS are answered wherever GET is. */
const PATHS: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/id/{key}': {
    get: {
      summary: 'From a thing to its description',
      parameters: [KEY],
      responses: { 303: { description: 'See the description at Location.' } },
      refused: [404, 410],
    },
  },
  '/doc/{key}': {
    get: {
      summary:
        'What is known of a thing; an ending (.html .ttl .jsonld .nt .nq .trig .rdf .akn.xml .txt .json .bib .ris .csl.json) fixes the format',
      parameters: [KEY, PAGE],
      responses: ok('The description.', DOC_TYPES),
      refused: [404, 406, 410],
    },
  },
  '/graph/{key}': {
    get: {
      summary: 'One named graph, as it is',
      parameters: [KEY],
      responses: ok('The graph.', RDF_TYPES),
      refused: [404, 406],
    },
  },
  '/graph-store': {
    get: {
      summary: 'One graph by its IRI, or the default graph (?default), as the Graph Store Protocol names them',
      parameters: [parameter('graph', 'query', 'The IRI of the graph.', { type: 'string', format: 'iri' })],
      responses: ok('The graph.', ['text/turtle', 'application/n-triples', 'application/rdf+xml']),
      refused: [400, 404, 406],
    },
  },
  '/sparql': {
    get: {
      summary: 'SPARQL 1.1 Protocol; without a query the service description',
      parameters: [parameter('query', 'query', 'A SPARQL 1.1 query.', text), ...(DATASET as readonly Json[])],
      responses: ANSWERS,
      refused: QUERY_REFUSED,
    },
    post: {
      summary: 'SPARQL 1.1 Protocol',
      parameters: DATASET,
      requestBody: {
        required: true,
        content: content(['application/sparql-query', 'application/x-www-form-urlencoded']),
      },
      responses: ANSWERS,
      refused: [...QUERY_REFUSED, 415],
    },
  },
  '/dump/resograph.{format}': {
    get: {
      summary: 'The whole dataset; parts of it can be asked for with Range',
      parameters: [parameter('format', 'path', 'The file ending.', { type: 'string', enum: DUMP_NAMES })],
      responses: ok('The file.', [...RDF_TYPES, 'application/gzip']),
      refused: [404, 416],
    },
  },
  '/.well-known/void': {
    get: { summary: 'The dataset, as VoID and DCAT', responses: ok('Its description.', RDF_TYPES), refused: [406] },
  },
  '/ldes': {
    get: {
      summary: 'The changes of the graphs as a Linked Data Event Stream',
      responses: ok('The stream, which links to its pages.', RDF_TYPES),
      refused: [406],
    },
  },
  '/ldes/{page}': {
    get: {
      summary: 'One page of the changes; a full one never changes again',
      parameters: [parameter('page', 'path', 'Its number, from 1.', { type: 'integer', minimum: 1 })],
      responses: ok('The page.', RDF_TYPES),
      refused: [404, 406],
    },
  },
  '/ontology': {
    get: { summary: 'The vocabulary', responses: ok('Its terms.', [HTML, ...RDF_TYPES]), refused: [406] },
  },
  '/queries': {
    get: {
      summary: 'The questions with a name',
      responses: ok('Their list.', [HTML, 'application/json']),
      refused: [406],
    },
  },
  '/queries/{name}': {
    get: {
      summary: 'One question with its answer; format=rq gives the query',
      parameters: [
        parameter('name', 'path', 'The name of the question.', text),
        parameter('format', 'query', 'A file ending in place of Accept.', text),
      ],
      responses: ANSWERS,
      refused: [404, 406, 503],
    },
  },
  '/search': {
    get: {
      summary: 'Things whose text or name holds all words; "…" keeps a phrase together',
      parameters: [parameter('q', 'query', 'The words.', text)],
      responses: ok('At most 100 hits.', [HTML, 'application/json']),
      refused: [406],
    },
  },
}

/** The whole description as JSON text. */
export function writeOpenApi({ base, license }: Site): string {
  const paths = Object.entries(PATHS).map(([path, operations]) => [
    path,
    Object.fromEntries(Object.entries(operations).map(([method, each]) => [method, operation(each)])),
  ])
  const description = {
    openapi: '3.1.0',
    info: {
      title: 'resograph',
      version: '1',
      summary: 'United Nations resolutions as linked data',
      license: { name: 'Licence of the data', url: license },
    },
    servers: [{ url: base.replace(/\/$/, '') }],
    paths: Object.fromEntries(paths) as Json,
    components: {
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  }
  return `${JSON.stringify(description, undefined, 2)}\n`
}

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: text,
    line: { type: 'integer' },
    column: { type: 'integer' },
  },
}
