/** Loaded before the store: caps its WebAssembly memory, which has no maximum by itself, and keeps hold of its instance. */
import { createHash } from 'node:crypto'
import { workerData } from 'node:worker_threads'
import type { WorkerData } from './messages.ts'
import { withMemoryMaximum } from './wasm-memory.ts'

/** What the store's instance keeps its state in. */
export interface WasmInstance {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  /** JavaScript values that the instance refers to by their places. */
  readonly table: {
    readonly length: number
    get(at: number): unknown
    set(at: number, value: unknown): void
    grow(by: number): number
  }
  /** SHA-256 of the module as it was shipped, in hexadecimal. */
  readonly engine: string
}

/** The part of the global object that the types of Node leave out. */
interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

const { memory: most } = workerData as WorkerData
const wasm = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyGlobal
let engine = ''
let captured: WasmInstance | undefined

// The store compiles its module while it is imported and offers no option; a thread's globals are its own.
wasm.Module = class extends wasm.Module {
  constructor(bytes: Uint8Array) {
    super(withMemoryMaximum(bytes, most))
    engine = createHash('sha256').update(bytes).digest('hex')
  }
}
wasm.Instance = class extends wasm.Instance {
  constructor(module: object, imports: object) {
    super(module, imports)
    const { memory, __wbindgen_externrefs: table } = this.exports
    captured = { memory, table, engine } as WasmInstance
  }
}

/** The store's instance; undefined before the store is imported. */
export const findInstance = (): WasmInstance | undefined => captured
