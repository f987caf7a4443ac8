/** Sites of real generators are built, purged by `build`, changed and purged again, behind the embedded edge. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, test } from 'node:test'
import { bucketOrigin, startCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../emulators/runner/push-event.ts'
import { createRepository, type FileChanges } from '../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction } from '../../emulators/runner/run-action.ts'
import { printedBy } from '../../emulators/runner/run-program.ts'
import { repositoryRoot } from '../tools.ts'
import { GENERATORS, SITES, type GeneratedSite } from './sites.ts'

const PAGE = 'docs/built-sites.md'
const BUILD_TIMEOUT_MS = 300_000

describe('what `build` purges after a change, by generator', () => {
  for (const site of SITES) {
    test(`${site.generator}: nothing is stale, nothing else is fetched again, and ${PAGE} says so`, async () => {
      await withBuiltSite(site, async ({ change, purge, findFetched }) => {
        assert.deepEqual(await purge(), ['/*'])
        await findFetched()
        const rows: Record<string, readonly string[]> = {}
        for (const [what, changes] of Object.entries(site.changes)) {
          const different = await change(changes)
          const purged = await purge()
          assert.deepEqual(purged, toPaths(different.flatMap(listObjects)), `${site.generator}, ${what}`)
          assert.deepEqual(toPaths(await findFetched()), purged, `${site.generator}, ${what}`)
          rows[what] = shorten(purged)
        }
        assert.deepEqual({ build: site.output, ...rows }, await readPage(site.generator))
      })
    })
  }
})

type BuiltSite = {
  /** Commits and builds. Resolves to the paths of the files whose bytes differ, or that are new or gone. */
  readonly change: (changes: FileChanges) => Promise<readonly string[]>
  /** Resolves to the output `paths`, sorted. */
  readonly purge: () => Promise<readonly string[]>
  /** Asks the edge for every object of this build and the last. Resolves to those that it fetched again; rejects for stale ones. */
  readonly findFetched: () => Promise<readonly string[]>
}

async function withBuiltSite(site: GeneratedSite, use: (built: BuiltSite) => Promise<void>): Promise<void> {
  // Below the installed packages, so that programs find them.
  const directory = await mkdtemp(join(GENERATORS, 'site-'))
  const cloudfront = await startCloudFront()
  try {
    const repository = await createRepository(join(directory, 'site'))
    const workspace = repository.directory
    const output = join(workspace, site.output)
    const ignored = ['node_modules', site.output, '.manifest', '.astro', '.docusaurus', '.next', '.home'].join('\n')
    const before = await repository.commit({
      ...site.files,
      '.gitignore': ignored,
      'package.json': '{}',
    })
    const build = async () => {
      const [command, ...args] = site.build
      const env = { PATH: process.env['PATH'] ?? '', HOME: join(workspace, '.home'), ...site.env }
      await rm(output, { recursive: true, force: true })
      await printedBy({ command, args, env, cwd: workspace, timeout: BUILD_TIMEOUT_MS })
      return readFiles(output)
    }
    let files = await build()

    const { id } = cloudfront.addDistribution()
    const edge = await cloudfront.openEdge()
    const viewed = edge.serve({
      distribution: id,
      origin: bucketOrigin({ directory: output }),
      originRequest: (uri) => (uri.endsWith('/') ? `${uri}index.html` : uri),
    })
    let objects: readonly string[] = []
    const findFetched = async () => {
      const now = [...files.keys()].flatMap(listObjects)
      const known = viewed.fetches.length
      assert.deepEqual(await viewed.findStale(new Set([...objects, ...now])), [])
      // An object that is gone is asked for once: CloudFront keeps errors for ten seconds only.
      objects = now
      return viewed.fetches.slice(known).map(({ cacheKey }) => cacheKey)
    }

    await use({
      findFetched,
      change: async (changes) => {
        await repository.commit(changes)
        const old = files
        files = await build()
        return [...new Set([...old.keys(), ...files.keys()])].filter((path) => {
          const [one, other] = [old.get(path), files.get(path)]
          return one === undefined || other === undefined || !one.equals(other)
        })
      },
      purge: async () => {
        const sha = await repository.git('rev-parse', 'HEAD')
        const run = await runAction({
          workspace,
          event: { name: 'push', payload: makePushEvent({ before, after: sha }), sha },
          inputs: { distribution: id, build: site.output, manifest: '.manifest' },
          env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url },
        })
        assert.equal(run.exitCode, 0, run.log)
        return (JSON.parse(run.outputs.get('paths') ?? '[]') as string[]).sort()
      },
    })
  } finally {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}

async function readFiles(directory: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(files.map(async (file) => [relative(directory, file), await readFile(file)] as const)),
  )
}

/** CloudFront's objects of a file: `/about/index.html` is `/about/`, too. */
function listObjects(path: string): readonly string[] {
  const object = encodeURI(`/${path}`)
  return path === 'index.html' || path.endsWith('/index.html')
    ? [object, object.slice(0, -'index.html'.length)]
    : [object]
}

/** The invalidation paths of objects, sorted: CloudFront accepts `~` only behind a wildcard. */
function toPaths(objects: readonly string[]): readonly string[] {
  return [...new Set(objects.map((object) => object.replace(/~.*$/, '*')))].sort()
}

/** Digests in names are written as `*`, and so are names of chunks. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/-[\w-]{8}(?=\.(?:js|css)$)/, '-*'],
  [/^(\/assets\/js\/)[\w.~-]+(?=\.js(?:\.LICENSE\.txt)?$)/, '$1*'],
  [/^(\/_next\/static\/chunks\/).+(?=\.js$)/, '$1*'],
  [/(\/__next\.).+(?=\.txt$)/, '$1*'],
]

function shorten(paths: readonly string[]): readonly string[] {
  const short = paths.map((path) => SHORT_FORMS.reduce((text, [form, to]) => text.replace(form, to), path))
  return [...new Set(short)].sort()
}

/** The directory of a generator, and the paths for each kind of change, from the documentation. */
async function readPage(generator: string): Promise<Readonly<Record<string, string | readonly string[]>>> {
  const page = await readFile(join(repositoryRoot, PAGE), 'utf8')
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const codes = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
  const documented: Record<string, string | readonly string[]> = {}
  for (const [, name, change = '', last] of rows) {
    if (name !== generator) continue
    if (change.startsWith('`')) documented['build'] = codes(last).join()
    else documented[change.replace(/ .*/, '')] = codes(last).sort()
  }
  return documented
}
