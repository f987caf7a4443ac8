import type { Place } from '../../../faults.ts'

export type ConfigFormat = 'json' | 'yaml' | 'xml'

export type ConfigDocument = {
  readonly format: ConfigFormat
  readonly rootName: string | undefined
  readonly root: ConfigNode
}

export type ConfigNode = ConfigScalar | ConfigList | ConfigMap

export type ConfigScalar = {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** Whether it is from XML or a variable. Then `true` is text, but may mean a boolean. */
  readonly isText: boolean
  readonly tag: string | undefined
  readonly at: Place
}

export type ConfigList = {
  readonly kind: 'list'
  readonly items: readonly ConfigNode[]
  readonly tag: string | undefined
  readonly at: Place
}

export type ConfigMap = {
  readonly kind: 'map'
  /** Only XML may have equal keys. */
  readonly entries: readonly ConfigEntry[]
  /** A tag that is not YAML's own, such as CloudFormation's `!Sub`. */
  readonly tag: string | undefined
  readonly at: Place
}

export type ConfigEntry = { readonly key: string; readonly keyAt: Place; readonly value: ConfigNode }
