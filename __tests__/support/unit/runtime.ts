/**
 * Jest's runtime for suites that share a world: Node loads them, so each module is there once in a process, with all that V8 has learned
 * of it.
 */
import { createRequire, enableCompileCache, flushCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type Jest from 'jest-runtime'
import { bindGlobals, type Globals } from './globals.ts'

const require = createRequire(import.meta.url)
const { default: Runtime } = require('jest-runtime') as typeof Jest

/** What jest-circus asks of a runtime. */
type Loading = {
  requireInternalModule(path: string): unknown
  setGlobalsForRuntime(globals: Globals): void
  unstable_importModule(path: string): Promise<unknown>
}
const Base: new (...parameters: ConstructorParameters<typeof Runtime>) => Loading = Runtime

/** Where jest-circus keeps the listeners of a suite. */
const LISTENERS = Symbol.for('EVENT_HANDLERS')
/** Jest asks for 100, and would collect them for each `expect`. */
const FRAMES = 10

const globals = import.meta.resolve('./globals.ts')
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
})

export default class SharedRuntime extends Base {
  constructor(...parameters: ConstructorParameters<typeof Runtime>) {
    super(...parameters)
    const [{ cacheDirectory }] = parameters
    enableCompileCache(join(cacheDirectory, 'node'))
  }

  /** Each suite has its own jest-circus, because that holds one suite. */
  override requireInternalModule(path: string): unknown {
    Reflect.deleteProperty(globalThis, LISTENERS)
    Reflect.deleteProperty(require.cache, path)
    return require(path)
  }

  override setGlobalsForRuntime(given: Globals): void {
    bindGlobals(given)
  }

  override async unstable_importModule(path: string): Promise<void> {
    Error.stackTraceLimit = FRAMES
    await import(pathToFileURL(path).href)
    // Done at once when the worker ends, it would take longer than jest waits for that.
    flushCompileCache()
  }
}
