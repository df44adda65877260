/** Loaded before the store: its WebAssembly memory gets a maximum, which it does not have by itself. */
import { workerData } from 'node:worker_threads'
import type { WorkerData } from './messages.ts'
import { withMemoryMaximum } from './wasm-memory.ts'

/** The part of the global object that the types of Node leave out. */
interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => object
}

const { memory } = workerData as WorkerData
const wasm = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyGlobal

// The store compiles its module while it is imported and offers no option; a thread's globals are its own.
wasm.Module = class extends wasm.Module {
  constructor(bytes: Uint8Array) {
    super(withMemoryMaximum(bytes, memory))
  }
}
