/** Tags as versions: which belong together, and which comes before which. */

/** A version without what makes it a prerelease (`-rc.1`, as in semver.org), and that. */
type Version = { readonly core: string; readonly prerelease: string | undefined }

/** What the numbers of a tag stand in: `v1.2.3` and `v1.10.0` have the same pattern, `v1` and `v1.2.3-rc.1` have others. */
export function patternOf(tag: string): string {
  return tag.replaceAll(/\d+/g, '0')
}

/** Whether two tags are versions of one thing, prereleases among them. */
export function isOfSameSeries(one: string, other: string): boolean {
  return patternOf(readVersion(one).core) === patternOf(readVersion(other).core)
}

/** Below 0 if `one` comes before `other`: numbers by their values, prereleases before what they prepare. */
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

/** Runs of digits are compared as numbers of any length, what is between them by its characters. */
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
  // A run that is not there is an empty text, which is 0.
  const difference = BigInt(one) - BigInt(other)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
