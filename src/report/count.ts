/** `1 path`, `3,000 paths`. */
export function count(number: number, noun: string): string {
  return `${formatNumber(number)} ${number === 1 ? noun : `${noun}s`}`
}

/** `3,000`. `toLocaleString` takes as long as starting Node, because it loads the locales. */
export function formatNumber(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}
