/** After a run nothing stale is served, whatever the site, the settings and the push. */
import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type Origin,
} from '../../emulators/cloudfront/embedded-cloudfront.ts'
import type { ChangedFiles } from '../../src/changed-files/changed-files.ts'
import type { ChangedFile } from '../../src/repository/tree-difference.ts'
import { dropCovered } from '../../src/purge/paths/cover.ts'
import { isWildcard } from '../../src/purge/paths/invalidation-path.ts'
import { findBestCover } from '../../src/purge/plan/cover/find-best-cover.ts'
import { planTarget } from '../../src/purge/plan/plan-target.ts'
import { readTargets } from '../support/docs/plan-example.ts'
import {
  anyPush,
  deploy,
  listCandidates,
  listTargets,
  repositoryPath,
  writeRules,
  type Push,
  type SiteObject,
} from '../support/chaos/random-site.ts'

const SEED = 20261121

let cloudfront: EmbeddedCloudFront
let client: CloudFrontClient
let edge: Awaited<ReturnType<EmbeddedCloudFront['openEdge']>>

beforeAll(async () => {
  cloudfront = await startCloudFront({ innerAsterisk: 'literal' })
  client = new CloudFrontClient({
    endpoint: cloudfront.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
  })
  edge = await cloudfront.openEdge()
})

afterAll(async () => {
  client.destroy()
  await cloudfront.close()
})

/** The paths that the action plans for a push, and whether there would have been more without the limit. */
async function planPaths(push: Push): Promise<{ readonly paths: readonly string[]; readonly isMerged: boolean }> {
  const { settings } = push
  const inputs = {
    distribution: 'E1EXAMPLE',
    rules: writeRules(settings),
    index: settings.index.join('\n'),
    'directory-urls': settings.directoryUrls,
    'clean-urls': String(settings.cleanUrls),
    'query-strings': String(settings.queryStrings),
    'origin-path': settings.originPath,
  }
  const [target] = await readTargets(new Map(Object.entries(inputs)), new Map())
  if (target === undefined) throw new Error('The inputs make no target.')
  const { items } = planTarget(target, findChanges(push))
  if (push.maxPaths === 0) return { paths: dropCovered(items), isMerged: false }
  const site = push.hasSiteList ? planTarget(target, listSite(push)).items : undefined
  const { paths, merged } = findBestCover({ changed: items, site, maxPaths: push.maxPaths })
  return { paths, isMerged: merged.length > 0 }
}

/** All files that are there after the push, as if each had changed. */
function listSite({ settings, files }: Push): ChangedFiles {
  const there = files.filter(({ fate }) => fate !== 'deleted')
  const listed = there.map(({ path }) => ({
    path: repositoryPath(path, settings),
    change: 'listed' as const,
    kind: 'file' as const,
  }))
  return { kind: 'known', files: listed }
}

function findChanges({ settings, files, isKnown }: Push): ChangedFiles {
  if (!isKnown) return { kind: 'unknown', reason: 'The base is gone.' }
  const changed = files.flatMap(({ path, fate }): readonly ChangedFile[] =>
    fate === 'kept' ? [] : [{ path: repositoryPath(path, settings), change: fate, kind: 'file' }],
  )
  return { kind: 'known', files: changed }
}

/** A server that tries the names under which it knows a URL, as web servers do. */
function serveObjects(objects: () => ReadonlyMap<string, SiteObject>, { settings }: Push): Origin {
  return (target) => {
    const key = listCandidates(target.replace(/\?.*/, ''), settings).find((each) => objects().has(each))
    const object = key === undefined ? undefined : objects().get(key)
    return Promise.resolve(
      object === undefined
        ? { status: 404, headers: {}, body: Buffer.from('missing') }
        : { status: 200, headers: { 'Cache-Tag': object.tags.join(',') }, body: Buffer.from(object.content) },
    )
  }
}

/** Fills the cache, pushes, deploys, purges what is planned, and asks for everything under every form. */
async function play(push: Push, encode: (item: string) => string) {
  const { settings } = push
  const before = deploy(push, 'before')
  const after = deploy(push, 'after')
  const targets = new Set([...before.keys(), ...after.keys()].flatMap((key) => listTargets(key, settings)))
  const { paths, isMerged } = await planPaths(push)

  const hasRootUrl = settings.hasDefaultRootObject && settings.directoryUrls !== 'none'
  const rootObject = hasRootUrl ? settings.index[0] : undefined
  let objects = before
  const { id } = cloudfront.addDistribution({
    cacheTags: true,
    defaultRootObject: rootObject ?? '',
    originPath: settings.originPath,
  })
  const site = edge.serve({
    distribution: id,
    origin: serveObjects(() => objects, push),
    queryStrings: settings.queryStrings ? 'all' : 'none',
    errorTtlMs: Infinity,
  })
  await site.findStale(targets)
  objects = after
  const changed = new Set((await site.findStale(targets)).map(({ served }) => served.cacheKey))

  const items = paths.map(encode)
  if (items.length > 0) {
    const Paths = { Quantity: items.length, Items: items }
    const InvalidationBatch = { CallerReference: id, Paths }
    await client.send(new CreateInvalidationCommand({ DistributionId: id, InvalidationBatch }))
  }
  const filled = site.fetches.length
  const stale = await site.findStale(targets)
  return {
    paths,
    isMerged,
    changed,
    stale: stale.map(({ target }) => target),
    fetchedAgain: site.fetches.slice(filled),
  }
}

const asPlanned = (item: string) => item

test('nothing stale is served, and without wildcards nothing is fetched again that no change can have reached', async () => {
  const seen = { changed: 0, exact: 0, merged: 0 }
  await fc.assert(
    fc.asyncProperty(anyPush, async (push) => {
      const { paths, isMerged, changed, stale, fetchedAgain } = await play(push, asPlanned)
      expect(stale).toEqual([])
      seen.changed += changed.size
      if (isMerged) seen.merged += 1
      if (push.maxPaths > 0) expect(paths.length).toBeLessThanOrEqual(push.maxPaths)
      if (paths.some(isWildcard)) return

      seen.exact += 1
      const forms = changedKeys(push).flatMap((key) => listTargets(key, push.settings))
      const { queryStrings } = push.settings
      const reached = new Set(queryStrings ? forms : forms.map((form) => form.replace('?x=1', '')))
      expect(new Set(fetchedAgain.map(({ cacheKey }) => cacheKey)).difference(reached)).toEqual(new Set())
    }),
    { numRuns: 400, seed: SEED },
  )
  // The cases are worth something only if there was much to purge, exactly and with merges.
  expect(seen.changed).toBeGreaterThan(2_000)
  expect(seen.exact).toBeGreaterThan(80)
  expect(seen.merged).toBeGreaterThan(50)
})

/** The keys of objects that a changed file makes, or made. */
function changedKeys(push: Push): readonly string[] {
  const changed = { ...push, files: push.files.filter(({ fate }) => fate !== 'kept') }
  return [...deploy(changed, 'before').keys(), ...deploy(changed, 'after').keys()]
}

test.each<[name: string, encode: (item: string) => string]>([
  ['encodes more than CloudFront does', (item) => item.replace(/[&+=;,@$!'()]/g, encodeByte)],
  ['encodes what is encoded', (item) => item.replaceAll('%', '%25')],
  ['encodes in small letters', (item) => item.replace(/%../g, (code) => code.toLowerCase())],
  ['drops the slash of directories', (item) => item.replace(/(.)\/$/, '$1')],
])('an encoder that %s leaves stale objects', async (_, encode) => {
  const stale: string[] = []
  for (const push of fc.sample(anyPush, { numRuns: 60, seed: SEED })) stale.push(...(await play(push, encode)).stale)
  expect(stale.length).toBeGreaterThan(0)
})

function encodeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
