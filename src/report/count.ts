/** `1 path`, `2 paths`, `3,000 paths`. */
export function count(number: number, noun: string): string {
  return `${formatNumber(number)} ${number === 1 ? noun : `${noun}s`}`
}

/** `3,000` */
export function formatNumber(number: number): string {
  return number.toLocaleString('en')
}
