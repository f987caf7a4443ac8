/** Tags of one product have the same `series`. Only semantic versions have a `prerelease`. */
type Version = {
  readonly series: string
  readonly core: string
  readonly prerelease: string | undefined
  readonly build?: string | undefined
}

/** `web-v1.2.3-rc.1`; not `1.2.03`, see https://semver.org/#spec-item-2. */
const SEMANTIC =
  /^(?<core>(?:|.*\D)(?<!\d\.)(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*))(?:-(?<prerelease>[\dA-Za-z.-]+))?(?:\+(?<build>.+))?$/s
/** `2026.11.21-2`, `release-2026-11`, `20261121.1`, `26.04.1`. */
const DATE = /^(?<before>|.*\D)(?<!\d[-._])(?:(?:19|20)\d\d|\d\d(?=[-._]0\d))(?<separator>[-._]?)(?<rest>\d.*)$/s

/** Equal for `v1.2.3` and `v1.10.0`, but not for `v1` or `v1.2.3-rc.1`. */
export function kindOf(tag: string): string {
  const rest = DATE.exec(tag)?.groups?.['rest']
  return rest === undefined ? patternOf(tag) : `${readVersion(tag).series} ${rest.replaceAll(/[-._]?\d+/g, '')}`
}

/** For semver, `1.2.3-2` and `1.2.3-hotfix` come before `1.2.3`, but many mean a later build. */
export function isLaterBuild(tag: string, release: string): boolean {
  const { core, prerelease } = readVersion(tag)
  return core === release && prerelease !== undefined && /^(?:\d+$|hotfix|fix|patch|post|build|rev)/i.test(prerelease)
}

/** Prereleases belong to the series. */
export function isOfSameSeries(one: string, other: string): boolean {
  return readVersion(one).series === readVersion(other).series
}

/** Negative if `one` is lower. Prereleases come before their release, and build metadata counts last. */
export function compareTags(one: string, other: string): number {
  const a = readVersion(one)
  const b = readVersion(other)
  const order = compareNaturally(a.core, b.core)
  if (order !== 0) return order
  if (a.prerelease === b.prerelease) return compareNaturally(a.build ?? '', b.build ?? '')
  if (a.prerelease === undefined) return 1
  if (b.prerelease === undefined) return -1
  return compareNaturally(a.prerelease, b.prerelease) || compareNaturally(a.build ?? '', b.build ?? '')
}

function readVersion(tag: string): Version {
  const { before, separator } = DATE.exec(tag)?.groups ?? {}
  if (before !== undefined && separator !== undefined)
    return { series: `${patternOf(before)} by date${separator}`, core: tag, prerelease: undefined }
  const { core = tag, prerelease, build } = SEMANTIC.exec(tag)?.groups ?? {}
  return { series: patternOf(core), core, prerelease, build }
}

function patternOf(tag: string): string {
  return tag.replaceAll(/\d+/g, '0')
}

function compareNaturally(one: string, other: string): number {
  const a = one.split(/(\d+)/)
  const b = other.split(/(\d+)/)
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left = '', right = ''] = [a[index], b[index]]
    const order = index % 2 === 1 ? compareNumbers(left, right) : compareTexts(left, right)
    if (order !== 0) return order
  }
  return 0
}

function compareNumbers(one: string, other: string): number {
  // A missing run is an empty text, which is 0.
  const difference = BigInt(one) - BigInt(other)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
