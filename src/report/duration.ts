import { formatNumber } from './count.ts'

/** Milliseconds as `4.2 s`, `41 s`, `3 min 12 s` or `1 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (milliseconds < 9_950) return `${Math.round(milliseconds / 100) / 10} s`
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return [`${minutes} min`, ...(seconds % 60 > 0 ? [`${seconds % 60} s`] : [])].join(' ')
  return [`${formatNumber(Math.floor(minutes / 60))} h`, ...(minutes % 60 > 0 ? [`${minutes % 60} min`] : [])].join(' ')
}
