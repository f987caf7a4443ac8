/**
 * In a CloudFormation template, lists are plain, some members have other names, values may be text, and some required
 * members may be absent: they get the defaults of CloudFormation's schema. The API's form is accepted, too.
 */
import type { ConfigEntry, ConfigMap, ConfigNode } from '../reading/document.ts'
import type { StructureShape } from '../../../cloudfront/config-shape.ts'
import type { Dialect } from './dialect.ts'

export const CLOUDFORMATION_DIALECT: Dialect = {
  isTextual: true,
  entriesOf: (shape, map) =>
    complete(
      shape,
      map,
      map.entries.map((entry) => rename(shape, entry)),
    ),
  nameOf: ({ name }, member) => nameInCloudFormation(name, member),
  itemsOf: () => undefined,
  isEmpty: () => false,
}

const DEFAULT_METHODS = ['GET', 'HEAD']

function rename({ name }: StructureShape, entry: ConfigEntry): ConfigEntry {
  return { ...entry, key: nameInApi(name, entry.key) ?? entry.key }
}

function complete({ name }: StructureShape, map: ConfigMap, entries: readonly ConfigEntry[]): readonly ConfigEntry[] {
  switch (name) {
    case 'DefaultCacheBehavior':
    case 'CacheBehavior':
      return moveCachedMethods(map, entries)
    case 'LoggingConfig':
      return completeLogging(map, entries)
    case 'CustomOriginConfig':
      return withDefaults(map, entries, { HTTPPort: 80, HTTPSPort: 443 })
    case 'ForwardedValues':
      return has(entries, 'Cookies') ? entries : [...entries, entryOf('Cookies', mapOf({ Forward: 'none' }, map), map)]
    default:
      return entries
  }
}

function moveCachedMethods(map: ConfigMap, entries: readonly ConfigEntry[]): readonly ConfigEntry[] {
  const cached = entries.find(({ key }) => key === 'CachedMethods')
  if (cached === undefined) return entries
  const allowed = entries.find(({ key }) => key === 'AllowedMethods')
  const items: ConfigNode = allowed?.value ?? {
    kind: 'list',
    items: DEFAULT_METHODS.map((method) => scalarOf(method, map)),
    tag: undefined,
    at: cached.keyAt,
  }
  const value: ConfigMap = {
    kind: 'map',
    entries: [{ key: 'Items', keyAt: items.at, value: items }, cached],
    tag: undefined,
    at: items.at,
  }
  const others = entries.filter((entry) => entry !== cached && entry !== allowed)
  return [...others, { key: 'AllowedMethods', keyAt: allowed?.keyAt ?? cached.keyAt, value }]
}

/** In CloudFormation, a Bucket enables logging. */
function completeLogging(map: ConfigMap, entries: readonly ConfigEntry[]): readonly ConfigEntry[] {
  const Enabled = has(entries, 'Bucket')
  return withDefaults(map, entries, { Enabled, IncludeCookies: false, Bucket: '', Prefix: '' })
}

type Defaults = Readonly<Record<string, string | number | boolean>>

function withDefaults(map: ConfigMap, entries: readonly ConfigEntry[], defaults: Defaults): readonly ConfigEntry[] {
  const missing = Object.entries(defaults).filter(([key]) => !has(entries, key))
  return [...entries, ...missing.map(([key, value]) => entryOf(key, scalarOf(value, map), map))]
}

function has(entries: readonly ConfigEntry[], key: string): boolean {
  return entries.some((entry) => entry.key === key)
}

function entryOf(key: string, value: ConfigNode, { at }: ConfigMap): ConfigEntry {
  return { key, keyAt: at, value }
}

function mapOf(values: Defaults, map: ConfigMap): ConfigMap {
  const entries = Object.entries(values).map(([key, value]) => entryOf(key, scalarOf(value, map), map))
  return { kind: 'map', entries, tag: undefined, at: map.at }
}

function scalarOf(value: string | number | boolean, { at }: ConfigMap): ConfigNode {
  return { kind: 'scalar', value, isText: false, tag: undefined, at }
}

const NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['DistributionConfig', new Map([['IPV6Enabled', 'IsIPV6Enabled']])],
  ['Origin', new Map([['OriginCustomHeaders', 'CustomHeaders']])],
  ['CustomOriginConfig', new Map([['OriginSSLProtocols', 'OriginSslProtocols']])],
  [
    'ViewerCertificate',
    new Map([
      ['AcmCertificateArn', 'ACMCertificateArn'],
      ['IamCertificateId', 'IAMCertificateId'],
      ['SslSupportMethod', 'SSLSupportMethod'],
    ]),
  ],
  ['GeoRestriction', new Map([['Locations', 'Items']])],
])

const LEGACY_NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['DistributionConfig', new Map([['CNAMEs', 'Aliases']])],
])

/** Members of CloudFormation's oldest schema. */
const LEGACY_ORIGINS = new Set(['S3Origin', 'CustomOrigin'])

export function isLegacyOrigin(structure: string, name: string): boolean {
  return structure === 'DistributionConfig' && LEGACY_ORIGINS.has(name)
}

/** Returns undefined if the names are the same. */
export function nameInApi(structure: string, name: string): string | undefined {
  return NAMES.get(structure)?.get(name) ?? LEGACY_NAMES.get(structure)?.get(name)
}

export function nameInCloudFormation(structure: string, member: string): string {
  const [name] = [...(NAMES.get(structure) ?? [])].find(([, api]) => api === member) ?? [member]
  return name
}
