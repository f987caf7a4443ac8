const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const LONG_MONTH = `${MONTH}[a-z]{0,6}`

/** Each match, with ` UTC` at its end, is read by `Date.parse`. */
const TIMES = [
  String.raw`\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d`,
  String.raw`\b\d{1,2} ${MONTH} \d{4} \d\d:\d\d`,
  String.raw`\b${MONTH} \d{1,2} \d{4} \d\d:\d\d`,
  String.raw`\b\d{1,2}/\d{1,2}/\d{4},? \d{1,2}:\d\d`,
]
const DATES = [
  String.raw`\b\d{4}-\d\d-\d\d\b`,
  String.raw`\b${LONG_MONTH} \d{1,2}, \d{4}\b`,
  String.raw`\b\d{1,2} ${LONG_MONTH} \d{4}\b`,
]
const TIME = new RegExp(TIMES.join('|'), 'g')
const DATE = new RegExp(DATES.join('|'), 'g')
/** Seconds or milliseconds since 1970. */
const EPOCH = /(?<![\w.])1[5-9]\d{8}(?:\d{3})?(?![\w.])/g
/** Milliseconds: a day, and the largest difference between time zones. */
const RECENT = 36 * 60 * 60 * 1000

/** As it is written, without seconds. `now` is in milliseconds since 1970. */
export function findRecentTime(text: string, now: number): string | undefined {
  const written = matches(text, TIME).find((match) => isRecent(readTime(match), now))
  return written ?? matches(text, EPOCH).find((match) => isRecent(Number(match.padEnd(13, '0')), now))
}

export function findRecentDate(text: string, now: number): string | undefined {
  return matches(text, DATE).find((match) => isRecent(readTime(match), now))
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), ([match]) => match)
}

function readTime(written: string): number {
  return Date.parse(`${written.replace('T', ' ').replace(',', '')} UTC`)
}

function isRecent(time: number, now: number): boolean {
  return Math.abs(now - time) < RECENT
}
