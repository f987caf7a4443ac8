import { widenToPurgeable, isTag, isWildcard } from '../purge/paths/invalidation-path.ts'
import { listUrlForms, type UrlForms } from '../purge/paths/url-forms.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'

/** `files` may be behind the URL; each is of a plan by its index. */
export type AskedUrl = {
  readonly path: string
  /** The purged item that covers the URL. */
  readonly item: string
  /** If the URL is stale. */
  readonly purgeAs: string
  readonly files: readonly UrlFile[]
}

export type UrlFile = { readonly plan: number; readonly path: string; readonly change: 'kept' | 'changed' | 'deleted' }

export type UrlChoice = { readonly urls: readonly AskedUrl[]; readonly candidates: number }

/** `site` has all files at head, undefined if unknown. */
export type SitePlan = { readonly plan: TargetPlan; readonly site: readonly string[] | undefined }

type Candidate = AskedUrl & { readonly files: UrlFile[]; readonly groups: Set<string>; isChanged: boolean }

/**
 * At first one URL for each rule and each wildcard or tag, then URLs of changed files, then of unchanged ones, all in
 * turns. `purged` are the accepted items.
 */
export function chooseUrls(
  plans: readonly SitePlan[],
  { purged, limit }: { readonly purged: readonly string[]; readonly limit: number },
): UrlChoice {
  const candidates = listCandidates(plans, new Set(purged))
  const groups = new Map<string, Candidate[]>()
  for (const one of candidates) {
    for (const name of one.groups) {
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [one])
      else group.push(one)
    }
  }
  const chosen = new Set<Candidate>()
  for (const group of groups.values()) {
    const first = group.find((one) => one.isChanged && !chosen.has(one)) ?? group.find((one) => !chosen.has(one))
    if (first !== undefined && chosen.size < limit) chosen.add(first)
  }
  for (const isChanged of [true, false]) {
    const queues = Array.from(groups.values(), (group) => group.filter((one) => one.isChanged === isChanged).values())
    takeInTurns(queues, chosen, limit)
  }
  const urls = Array.from(chosen, ({ path, item, purgeAs, files }) => ({ path, item, purgeAs, files }))
  return { urls, candidates: candidates.length }
}

function takeInTurns(queues: readonly Iterator<Candidate>[], chosen: Set<Candidate>, limit: number): void {
  let open = queues
  while (open.length > 0 && chosen.size < limit) {
    open = open.filter((queue) => {
      for (let next = queue.next(); next.done !== true; next = queue.next()) {
        if (chosen.has(next.value)) continue
        if (chosen.size < limit) chosen.add(next.value)
        return true
      }
      return false
    })
  }
}

function listCandidates(plans: readonly SitePlan[], purged: ReadonlySet<string>): readonly Candidate[] {
  const tags = new Set([...purged].filter(isTag).map((tag) => tag.toLowerCase()))
  const candidates = new Map<string, Candidate>()

  const add = (path: string, own: readonly string[], tag: string | undefined): Candidate | undefined => {
    const item = findCovering(path, purged) ?? tag
    if (item === undefined || isWildcard(path) || !isRequestPath(path)) return undefined
    const known = candidates.get(path)
    if (known !== undefined) return known
    const isOwn = item === path || own.includes(item)
    const purgeAs = isOwn ? item : widenToPurgeable(path).item
    const groups = new Set(isOwn ? [] : [item])
    const chosen = { path, item, purgeAs, files: [], groups, isChanged: false }
    candidates.set(path, chosen)
    return chosen
  }

  for (const [index, { plan, site }] of plans.entries()) {
    const { rules, forms, paths } = plan.target
    const addFile = (file: UrlFile) => {
      const match = rules.map(file.path)
      const tag = match?.targets.find((target) => isTag(target) && tags.has(target.toLowerCase()))
      for (const target of match?.targets ?? []) {
        if (isTag(target)) continue
        const own = listUrlForms(target, forms)
        for (const path of listUrls(target, forms)) {
          const candidate = add(path, own, tag)
          if (candidate === undefined || match === undefined) continue
          candidate.files.push(file)
          candidate.groups.add(match.rule.source)
          if (file.change !== 'kept') candidate.isChanged = true
        }
      }
    }
    const changed = listChanged(plan, new Set(site))
    for (const file of changed.values()) addFile({ ...file, plan: index })
    for (const path of site ?? []) if (!changed.has(path)) addFile({ plan: index, path, change: 'kept' })
    for (const path of paths) {
      const candidate = isTag(path) ? undefined : add(path, [], undefined)
      if (candidate === undefined) continue
      candidate.groups.add('paths')
      candidate.isChanged = true
    }
  }
  return [...candidates.values()]
}

function listChanged({ changes }: TargetPlan, site: ReadonlySet<string>): ReadonlyMap<string, Omit<UrlFile, 'plan'>> {
  if (changes?.kind !== 'known') return new Map()
  const files = [...changes.files, ...(changes.linked ?? [])].filter(({ kind }) => kind === 'file')
  return new Map(
    files.map(({ path, change }) => [
      path,
      { path, change: change === 'deleted' && !site.has(path) ? 'deleted' : 'changed' },
    ]),
  )
}

/** Without query strings, which nobody knows. */
function listUrls(target: string, forms: UrlForms): readonly string[] {
  return listUrlForms(target, { ...forms, queryStrings: false })
}

/** Purged items do not cover each other. */
function findCovering(path: string, purged: ReadonlySet<string>): string | undefined {
  if (purged.has(path)) return path
  for (let end = path.length; end > 0; end -= 1) {
    const wildcard = `${path.slice(0, end)}*`
    if (purged.has(wildcard)) return wildcard
  }
  return undefined
}

/** Clients rewrite `/a/../b`, so it cannot be asked. */
function isRequestPath(path: string): boolean {
  const url = URL.parse(`https://host${path}`)
  return url !== null && url.host === 'host' && url.pathname + url.search === path
}
