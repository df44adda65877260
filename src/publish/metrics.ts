/** Counters for operations, in the Prometheus text format. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Engine } from '../store/engine.ts'

/** What is counted, and how it is read. */
export interface Metrics {
  /** `route` is a pattern of few values, never the path that was asked for. */
  observe(route: string, method: string, status: number, seconds: number): void
  read(): Promise<string>
  readonly mediaType: string
}

/** One number that is read when the metrics are. */
export interface Fact {
  readonly name: string
  readonly help: string
  read(): number
}

/** Counters of one app, with `facts` beside them; two apps in one process do not share them. */
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
  for (const name of Object.keys(ENGINE_GAUGES)) registry.registerMetric(engineGauge(engine, name as GaugeName))
  for (const fact of facts) registry.registerMetric(factGauge(fact))
  return {
    observe(route, method, status, taken) {
      requests.inc({ route, method, status })
      seconds.observe({ route }, taken)
    },
    read: () => registry.metrics(),
    mediaType: registry.contentType,
  }
}

const ENGINE_GAUGES = {
  queued: 'Queries waiting.',
  running: 'Queries being evaluated.',
  finished: 'Queries answered or refused since the start.',
  replaced: 'Store workers replaced since the start.',
} as const

type GaugeName = keyof typeof ENGINE_GAUGES

function engineGauge(engine: Pick<Engine, 'stats'>, name: GaugeName): Gauge {
  return factGauge({
    name: `resograph_engine_${name}`,
    help: ENGINE_GAUGES[name],
    read: () => engine.stats()[name],
  })
}

function factGauge({ name, help, read }: Fact): Gauge {
  return new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(read())
    },
  })
}
