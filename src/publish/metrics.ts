/** Counters for operations, in the Prometheus text format. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Engine } from '../store/engine.ts'
import type { KeptCounts, Publisher } from './publisher.ts'
import type { Site } from './site.ts'

/** What is counted, and how it is read. */
export interface Metrics {
  /** `route` is a pattern of few values, never the path that was asked for. */
  observe(route: string, method: string, status: number, seconds: number): void
  /** Data and cache are those of `publisher` from now on; what the cache of an earlier one had stays counted. */
  follow(publisher: Pick<Publisher, 'site' | 'kept'>): void
  read(): Promise<string>
  readonly mediaType: string
}

/** One number that is read when the metrics are. */
export interface Fact {
  readonly name: string
  readonly help: string
  read(): number
}

/** Counters with `facts` beside them; two apps in one process share them only where they are given them. */
export function openMetrics(engine: Pick<Engine, 'stats'>, facts: readonly Fact[] = []): Metrics {
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
  let publisher: Pick<Publisher, 'site' | 'kept'> | undefined
  const past = { hits: 0, misses: 0 }
  const kept = (): KeptCounts => {
    const { hits, misses, bytes } = publisher?.kept() ?? { hits: 0, misses: 0, bytes: 0 }
    return { hits: past.hits + hits, misses: past.misses + misses, bytes }
  }
  const own = [...factsOfEngine(engine), ...factsOfCache(kept), ...factsOfData(() => publisher?.site), MEMORY]
  for (const fact of [...own, ...facts]) registry.registerMetric(gauge(fact))
  return {
    observe(route, method, status, taken) {
      requests.inc({ route, method, status })
      seconds.observe({ route }, taken)
    },
    follow(next) {
      const { hits, misses } = kept()
      Object.assign(past, { hits, misses })
      publisher = next
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

const MEMORY: Fact = {
  name: 'resograph_memory_bytes',
  help: 'Memory of the process, all workers included.',
  read: () => process.memoryUsage.rss(),
}

function factsOfEngine(engine: Pick<Engine, 'stats'>): readonly Fact[] {
  return keysOf(ENGINE_HELP).map((name) => ({
    name: `resograph_engine_${name}`,
    help: ENGINE_HELP[name],
    read: () => engine.stats()[name],
  }))
}

function factsOfCache(kept: () => KeptCounts): readonly Fact[] {
  return keysOf(CACHE_HELP).map((name) => ({
    name: `resograph_cache_${name}`,
    help: CACHE_HELP[name],
    read: () => kept()[name],
  }))
}

function factsOfData(site: () => Site | undefined): readonly Fact[] {
  return [
    {
      name: 'resograph_dataset_quads',
      help: 'Statements in the dataset.',
      read: () => site()?.dataset.quads ?? 0,
    },
    {
      name: 'resograph_dataset_documents',
      help: 'Documents whose text is served.',
      read: () => site()?.texts.size ?? 0,
    },
    {
      name: 'resograph_dataset_modified_seconds',
      help: 'When the newest source was changed, in Unix time.',
      read: () => Math.floor((site()?.dataset.modified.getTime() ?? 0) / 1000),
    },
  ]
}

function keysOf<T extends object>(record: T): readonly (keyof T & string)[] {
  return Object.keys(record) as (keyof T & string)[]
}

function gauge({ name, help, read }: Fact): Gauge {
  return new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(read())
    },
  })
}
