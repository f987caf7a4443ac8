/** The methods of HTTP that a behavior allows, and those whose answers it caches. */
import type { Check } from './check.ts'
import { behaviorsOf, partAt, textsAt } from './part.ts'

const READ = ['GET', 'HEAD']
const ASK = [...READ, 'OPTIONS']
const ALL = [...ASK, 'PUT', 'PATCH', 'POST', 'DELETE']

/** The API counts the sets and not the methods. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html */
const ALLOWED = [READ, ASK, ALL]
const CACHED = [READ, ASK]

export const checkMethods: Check = (config, { refuse }) => {
  for (const behavior of behaviorsOf(config)) {
    const allowed = partAt(behavior, 'AllowedMethods')
    if (allowed === undefined) continue
    const methods = textsAt(behavior, 'AllowedMethods')
    if (!isOneOf(ALLOWED, methods))
      refuse(
        allowed.path,
        `${list(methods)} is no set of methods that can be allowed; write ${ALLOWED.map(list).join(', or ')}`,
      )
    const cached = partAt(allowed, 'CachedMethods')
    if (cached === undefined) continue
    const cachedMethods = textsAt(allowed, 'CachedMethods')
    const unallowed = cachedMethods.filter((method) => !methods.includes(method))
    if (!isOneOf(CACHED, cachedMethods))
      refuse(
        cached.path,
        `${list(cachedMethods)} is no set of methods that can be cached; write ${CACHED.map(list).join(', or ')}`,
      )
    else if (unallowed.length > 0)
      refuse(
        cached.path,
        `${list(unallowed)} is cached but not allowed; add it to the allowed methods, or remove it here`,
      )
  }
}

function isOneOf(sets: readonly (readonly string[])[], methods: readonly string[]): boolean {
  const given = new Set(methods)
  return sets.some((set) => set.length === given.size && set.every((method) => given.has(method)))
}

function list(methods: readonly string[]): string {
  return methods.length === 0 ? 'no methods' : methods.join(' ')
}
