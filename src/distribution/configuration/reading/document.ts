/** A configuration file as a tree of values with their places, whatever its format. */
import type { Place } from '../../../faults.ts'

export type ConfigFormat = 'json' | 'yaml' | 'xml'

export type ConfigDocument = {
  readonly format: ConfigFormat
  /** Of XML the element at the root, `DistributionConfig`; otherwise undefined. */
  readonly rootName: string | undefined
  readonly root: ConfigNode
}

export type ConfigNode = ConfigScalar | ConfigList | ConfigMap

export type ConfigScalar = {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** Whether the format, or a variable in it, knows nothing but text, so that `"true"` may be meant as a boolean. */
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
  /** In the file's order. Only in XML may a key stand there more than once. */
  readonly entries: readonly ConfigEntry[]
  /** A tag of YAML that is not one of its own, such as CloudFormation's `!Sub`. */
  readonly tag: string | undefined
  readonly at: Place
}

export type ConfigEntry = { readonly key: string; readonly keyAt: Place; readonly value: ConfigNode }
