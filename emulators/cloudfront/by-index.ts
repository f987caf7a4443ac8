/** Milliseconds for all, or for each by its index. */
export type MillisecondsByIndex = number | ((index: number) => number)

export function byIndex(milliseconds: MillisecondsByIndex): (index: number) => number {
  return typeof milliseconds === 'function' ? milliseconds : () => milliseconds
}
