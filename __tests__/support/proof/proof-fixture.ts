/** A push to a site whose old files an edge cached an hour ago. The built action asks that edge over HTTPS. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type Origin,
  type OriginAnswer,
  type Site,
  type SiteSettings,
} from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { listen, type HttpServer } from '../../../emulators/http-server.ts'
import { startGitHub } from '../../../emulators/github/embedded-github.ts'
import { makePushEvent, REPOSITORY } from '../../../emulators/runner/push-event.ts'
import { createRepository } from '../../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step, type StepRun } from '../../../emulators/runner/run-action.ts'
import { jsonOutput } from '../action/step-fixture.ts'
import { startProxy } from '../network/proxy-server.ts'

/** Of the certificate authority of the test, for all hosts under `example.test`. */
export const CERTIFICATE = fileURLToPath(new URL('../../../emulators/cloudfront/samples/edge.crt', import.meta.url))
const KEY = fileURLToPath(new URL('../../../emulators/cloudfront/samples/edge.key', import.meta.url))

const HOUR = 3_600_000

type Files = Readonly<Record<string, string>>

/** Objects by their keys. */
export type Objects = Map<string, string>

export type ProofFixture = {
  readonly cloudfront: EmbeddedCloudFront
  readonly site: Site
  /** What the origin has; changes take effect at once. */
  readonly objects: Objects
  readonly proxied: readonly string[]
  readonly run: (inputs: Step['inputs'], env?: Step['env']) => Promise<StepRun>
  /** In an empty workspace, with GitHub's API. */
  readonly runWithoutCheckout: (inputs: Step['inputs']) => Promise<StepRun>
}

export type ProofSettings = {
  readonly before?: Files
  readonly after?: Files
  /** What differs from an ordinary edge. */
  readonly site?: Partial<SiteSettings>
  readonly wrapOrigin?: (origin: Origin, objects: Objects) => Origin
  /** Whether the origin has the new files before the step; true by default. */
  readonly isDeployed?: boolean
  readonly originPath?: string
  /** More edge locations: each connection to `www.example.test` leads to the next one. */
  readonly locations?: Readonly<Record<string, Partial<SiteSettings>>>
  /** Milliseconds. */
  readonly completionMs?: number
  /** Returns the port for `www.example.test`, instead of that of the edge. */
  readonly leadTo?: (edgePort: number, objects: Objects) => Promise<HttpServer>
  readonly certificate?: boolean
}

export const BEFORE: Files = {
  'index.html': 'old home',
  'a.css': 'old style',
  'docs/index.html': 'old docs',
  'kept.js': 'same',
  'gone.html': 'gone soon',
}
export const AFTER: Files = {
  'index.html': 'new home',
  'a.css': 'new style',
  'docs/index.html': 'new docs',
  'kept.js': 'same',
}

export const TLS = { cert: readFileSync(CERTIFICATE), key: readFileSync(KEY) }

export async function withProof<Result>(
  settings: ProofSettings,
  use: (fixture: ProofFixture) => Promise<Result>,
): Promise<Result> {
  const { before = BEFORE, after = AFTER, wrapOrigin = (origin: Origin) => origin, isDeployed = true } = settings
  const directory = await mkdtemp(join(tmpdir(), 'proof-test-'))
  let offset = -HOUR
  const { completionMs = 0, locations = {} } = settings
  const cloudfront = await startCloudFront({ completionMs, now: () => Date.now() + offset })
  const closing: (() => Promise<void>)[] = [cloudfront.close]
  try {
    const { originPath = '' } = settings
    const { id } = cloudfront.addDistribution({
      id: 'E1EXAMPLE',
      aliases: ['www.example.test'],
      domainName: 'd111.example.test',
      ...(originPath !== '' && { originPath }),
    })
    const objects: Objects = new Map(Object.entries(before))
    const origin = wrapOrigin(readObjects(objects, originPath), objects)
    const open = async (changes: Partial<SiteSettings> = {}, location?: string) => {
      const opened = await cloudfront.openEdge({ certificate: TLS, ...(location !== undefined && { location }) })
      const served = opened.serve({ distribution: id, errorTtlMs: 2 * HOUR, ...changes, origin })
      for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
        for (const path of [`/${key}`, `/${key}`.replace(/index\.html$/, '')]) await served.request(path)
      return { port: opened.port, site: served }
    }
    const { port, site } = await open(settings.site)
    const others: number[] = []
    for (const [location, changes] of Object.entries(locations)) others.push((await open(changes, location)).port)
    offset = 0
    if (isDeployed) deploy(objects, after)

    const led = await settings.leadTo?.(port, objects)
    if (led !== undefined) closing.push(led.close)
    const proxy = await startProxy({
      hosts: {},
      tunnels: {
        'www.example.test': led === undefined ? [port, ...others] : [led.port],
        'd111.example.test': [port],
      },
    })
    closing.push(proxy.close)
    const repository = await createRepository(join(directory, 'repository'))
    const old = await repository.commit(inPublic(before))
    const gone = Object.keys(before).filter((key) => !(key in after))
    const now = await repository.commit({
      ...inPublic(after),
      ...Object.fromEntries(gone.map((key) => [`public/${key}`, undefined])),
    })
    const env = {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
      HTTPS_PROXY: proxy.url,
      ...(settings.certificate !== false && { NODE_EXTRA_CA_CERTS: CERTIFICATE }),
    }
    const event = { name: 'push', payload: makePushEvent({ before: old, after: now }), sha: now }
    const run: ProofFixture['run'] = async (inputs, more) =>
      runAction({
        workspace: repository.directory,
        event,
        inputs: { distribution: id, root: 'public', verify: 'fail', 'wait-timeout': '30s', ...inputs },
        env: { ...env, ...more },
      })
    return await use({
      cloudfront,
      site,
      objects,
      proxied: proxy.requests,
      run,
      runWithoutCheckout: async (inputs) => {
        const github = await startGitHub({ directory: repository.directory, repository: REPOSITORY })
        const empty = await mkdtemp(join(tmpdir(), 'proof-empty-'))
        try {
          const job = { GITHUB_API_URL: github.url, GITHUB_WORKSPACE: empty, NO_PROXY: '127.0.0.1' }
          return await run({ 'github-token': github.token, ...inputs }, job)
        } finally {
          await github.close()
          await rm(empty, { recursive: true })
        }
      },
    })
  } finally {
    for (const close of closing.reverse()) await close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** The outcome of a proof. */
export function seen(ended: StepRun) {
  return {
    exitCode: ended.exitCode,
    status: ended.outputs.get('status'),
    verified: ended.outputs.get('verified'),
    stale: jsonOutput(ended, 'stale'),
  }
}

/** Each URL with its answer. */
export function serveAnswers(answerOf: (target: string) => OriginAnswer): Promise<HttpServer> {
  return listen(0, ({ target }) => Promise.resolve({ answer: answerOf(target), delivery: 'whole' }), TLS)
}

/** Like a sync that deletes. */
export function deploy(objects: Objects, files: Files = AFTER): void {
  objects.clear()
  for (const [key, content] of Object.entries(files)) objects.set(key, content)
}

function inPublic(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([key, content]) => [`public/${key}`, content]))
}

function readObjects(objects: Objects, originPath: string): Origin {
  return (target) => {
    const key = target.slice(originPath.length + 1).replace(/^$|\/$/, (end) => `${end}index.html`)
    const content = objects.get(key)
    return Promise.resolve(
      content === undefined
        ? { status: 404, headers: {}, body: Buffer.from('not found') }
        : { status: 200, headers: {}, body: Buffer.from(content) },
    )
  }
}
