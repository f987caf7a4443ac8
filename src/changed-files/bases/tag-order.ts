type Version = { readonly core: string; readonly prerelease: string | undefined }

/** The tag without its numbers: equal for `v1.2.3` and `v1.10.0`, but not for `v1` or `v1.2.3-rc.1`. */
export function patternOf(tag: string): string {
  return tag.replaceAll(/\d+/g, '0')
}

/** Prereleases belong to the series. */
export function isOfSameSeries(one: string, other: string): boolean {
  return patternOf(readVersion(one).core) === patternOf(readVersion(other).core)
}

/** Negative if `one` is the lower version. Numbers compare by value, and prereleases come before their release. */
export function compareTags(one: string, other: string): number {
  const a = readVersion(one)
  const b = readVersion(other)
  const order = compareNaturally(a.core, b.core)
  if (order !== 0 || a.prerelease === b.prerelease) return order
  if (a.prerelease === undefined) return 1
  if (b.prerelease === undefined) return -1
  return compareNaturally(a.prerelease, b.prerelease)
}

function readVersion(tag: string): Version {
  const [, core = tag, prerelease] = /^(.*?\d+\.\d+\.\d+)-(.+)$/s.exec(tag) ?? []
  return { core, prerelease }
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
