/**
 * Jest's environment with an ordinary global object. That of jest is behind a proxy, where `Math` or `Map` takes a microsecond each time,
 * and it collects 100 frames of the stack for each `expect`.
 */
import vm, { constants, createContext, type SourceTextModuleOptions } from 'node:vm'
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment'
import { TestEnvironment } from 'jest-environment-node'
import { ModuleMocker } from 'jest-mock'

/** What Node's API returns is made by these, and not by those of the new context. */
const SHARED: ReadonlySet<PropertyKey> = new Set(['Buffer', 'ArrayBuffer', 'Uint8Array'])
/** Reading these gives a warning. */
const STORAGE: ReadonlySet<PropertyKey> = new Set(['localStorage', 'sessionStorage'])
const SYMBOL_FOR_JEST = 'jest-symbol-do-not-touch'

// Each suite loads its modules, and jest's own, again. V8 compiles equal texts once per process, unless they come with a function for
// `import()`; for ES modules, which always have one, it takes what it compiled before.
const { compileFunction, SourceTextModule } = vm
vm.compileFunction = (text, parameters, options) =>
  compileFunction(
    text,
    parameters,
    text.includes('import(') ? options : { ...options, importModuleDynamically: undefined },
  )
const compiled = new Map<string, Buffer>()
vm.SourceTextModule = class extends SourceTextModule {
  /** Node's types lack it. */
  declare createCachedData: () => Buffer

  constructor(text: string, options?: SourceTextModuleOptions) {
    super(text, { ...options, cachedData: compiled.get(text) })
    if (!compiled.has(text)) compiled.set(text, this.createCachedData())
  }
}

export default class PlainEnvironment extends TestEnvironment {
  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context)
    const plain = createContext(constants.DONT_CONTEXTIFY) as typeof this.global
    const isMissing = (key: PropertyKey) => SHARED.has(key) || !(Object.hasOwn(plain, key) || STORAGE.has(key))
    for (const key of Reflect.ownKeys(this.global).filter(isMissing)) {
      const value: unknown = Reflect.get(this.global, key)
      Object.defineProperty(plain, key, { configurable: true, writable: true, value })
    }
    plain.global = plain
    Object.defineProperty(plain, SYMBOL_FOR_JEST, { value: plain.Symbol })
    this.context = plain
    this.global = plain
    this.moduleMocker = new ModuleMocker(plain)
  }
}
