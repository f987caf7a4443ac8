import type { Distribution } from '../cloudfront/cloudfront.ts'

export type NamedDistribution = { readonly distribution: Distribution; readonly names: readonly string[] }

export function isNamedBy(
  { names }: NamedDistribution,
  target: { readonly distributions: readonly string[] },
): boolean {
  return target.distributions.some((name) => names.includes(name))
}

export function groupNames(found: ReadonlyMap<string, Distribution>): readonly NamedDistribution[] {
  const groups = new Map<string, { readonly distribution: Distribution; readonly names: string[] }>()
  for (const [name, distribution] of found) {
    const group = groups.get(distribution.id) ?? { distribution, names: [] }
    group.names.push(name)
    groups.set(distribution.id, group)
  }
  return [...groups.values()]
}
