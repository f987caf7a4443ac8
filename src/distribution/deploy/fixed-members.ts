import { Failure } from '../../failure.ts'
import type { ConfigChange } from '../difference/change.ts'

/** Members that CloudFront takes only when it creates a distribution. */
const FIXED: readonly string[] = ['ConnectionMode', 'Staging']

export function isFixed({ path }: Pick<ConfigChange, 'path'>): boolean {
  return FIXED.includes(path)
}

/** Throws a Failure for a change that CloudFront would refuse. */
export function requireChangeable(id: string, changes: readonly ConfigChange[]): void {
  const fixed = changes.filter(isFixed).map(({ path }) => path)
  if (fixed.length === 0) return
  throw new Failure(
    `${fixed.join(' and ')} of distribution ${id} cannot be changed in place: CloudFront takes ${fixed.length === 1 ? 'it' : 'them'} at the creation only. Nothing was changed.`,
    `Put the old value back, or leave it as it is with \`ignore: ${fixed.join('\\n')}\`. For another value deploy a second distribution under another \`name\`.`,
  )
}
