/** Counters for operations, in the Prometheus text format. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { KeptCounts, Publisher } from './publisher.ts'

/** What is counted, and how it is read. */
export interface Metrics {
  /** `route` is a pattern of few values, never the path that was asked for. */
  observe(route: string, method: string, status: number, seconds: number): void
  read(): Promise<string>
  readonly mediaType: string
}

/** Counters of one app; two apps in one process do not share them. */
export function openMetrics(publisher: Publisher): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'resograph_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'resograph_request_seconds',
    help: 'Time to answer, in seconds.',
    labelNames: ['route'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers,
  })
  for (const each of gaugesOf(publisher)) registry.registerMetric(each)
  return {
    observe(route, method, status, taken) {
      requests.inc({ route, method, status })
      seconds.observe({ route }, taken)
    },
    read: () => registry.metrics(),
    mediaType: registry.contentType,
  }
}

const ENGINE_HELP = {
  queued: 'Queries waiting.',
  running: 'Queries being evaluated.',
  finished: 'Queries answered or refused since the start.',
  replaced: 'Store workers replaced since the start.',
} as const

const CACHE_HELP: Readonly<Record<keyof KeptCounts, string>> = {
  hits: 'Representations that were kept when asked for.',
  misses: 'Representations that had to be made.',
  bytes: 'Bytes of the representations that are kept.',
}

function gaugesOf({ site, kept }: Publisher): readonly Gauge[] {
  const { engine, dataset } = site
  return [
    ...keysOf(ENGINE_HELP).map((name) => gauge(`engine_${name}`, ENGINE_HELP[name], () => engine.stats()[name])),
    ...keysOf(CACHE_HELP).map((name) => gauge(`cache_${name}`, CACHE_HELP[name], () => kept()[name])),
    gauge('dataset_quads', 'Statements in the dataset.', () => dataset.quads),
    gauge('dataset_documents', 'Documents whose text is served.', () => site.texts.size),
    gauge('dataset_modified_seconds', 'When the newest source was changed, in Unix time.', () =>
      Math.floor(dataset.modified.getTime() / 1000),
    ),
    gauge('memory_bytes', 'Memory of the process, all workers included.', () => process.memoryUsage.rss()),
  ]
}

function keysOf<T extends object>(record: T): readonly (keyof T & string)[] {
  return Object.keys(record) as (keyof T & string)[]
}

function gauge(name: string, help: string, read: () => number): Gauge {
  return new Gauge({
    name: `resograph_${name}`,
    help,
    registers: [],
    collect() {
      this.set(read())
    },
  })
}
