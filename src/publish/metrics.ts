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

/** Counters of one app; two apps in one process do not share them. */
export function openMetrics(engine: Engine): Metrics {
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

function engineGauge(engine: Engine, name: GaugeName): Gauge {
  return new Gauge({
    name: `resograph_engine_${name}`,
    help: ENGINE_GAUGES[name],
    registers: [],
    collect() {
      this.set(engine.stats()[name])
    },
  })
}
