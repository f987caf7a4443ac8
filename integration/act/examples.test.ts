/** The repositories of examples/, deployed by their own workflows: by act, with ministack as S3. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Origin } from '../../emulators/cloudfront/edge/origin.ts'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import type { PolicyDocument } from '../../emulators/cloudfront/permissions.ts'
import { startGitHub, type EmbeddedGitHub } from '../../emulators/github/embedded-github.ts'
import { makePushEvent, REPOSITORY } from '../../emulators/runner/push-event.ts'
import type { FileChanges, Repository } from '../../emulators/runner/repository.ts'
import { createAwsCli, type AwsCli } from '../aws-cli.ts'
import { emulators } from '../emulators.ts'
import { GENERATORS } from '../generators/sites.ts'
import { memberAt } from '../json.ts'
import type { ServerProcess } from '../server-process.ts'
import { repositoryRoot } from '../tools.ts'
import { createExampleRepository, prepareStandIns, runWorkflow } from './run-workflow.ts'

/** The distribution that the policies of the examples name. */
const ID = 'E2EXAMPLE1ABCD'
/** The repository that docs/iam/preview.json names. */
const OURS = { full_name: REPOSITORY, id: 1296269, fork: false }
const VARIABLES = {
  AWS_REGION: 'us-east-1',
  DEPLOY_ROLE: 'arn:aws:iam::000000000000:role/deploy',
  PREVIEW_ROLE: 'arn:aws:iam::000000000000:role/preview',
  ORIGIN_ACCESS_CONTROL: 'E327GJI25M56DG',
  DISTRIBUTION_ID: ID,
}

let directory = ''
let standIns: readonly string[] = []
let programs: readonly string[] = []
let server: ServerProcess
let aws: AwsCli

before(async () => {
  // On the file system of the installed packages, to which the runs make hard links.
  directory = await mkdtemp(join(GENERATORS, 'example-'))
  standIns = await prepareStandIns(directory)
  programs = [join(import.meta.dirname, 'stand-ins/programs'), join(directory, 'programs')]
  await mkdir(join(directory, 'programs'))
  await symlink(join(GENERATORS, 'python/bin/hugo'), join(directory, 'programs/hugo'))
  const ministack = emulators.find(({ name }) => name === 'ministack')
  assert.ok(ministack)
  server = await ministack.start(directory)
  aws = createAwsCli({ endpoint: server.url, directory })
})
after(async () => {
  await server.stop()
  await rm(directory, { recursive: true, force: true })
})

type Example = {
  readonly repository: Repository
  readonly cloudfront: EmbeddedCloudFront
  readonly github: EmbeddedGitHub
  /** Runs a workflow of the example on an event, which must succeed. */
  readonly run: (workflow: string, eventName: string, event: object) => Promise<void>
  /** Runs `deploy.yml` on a push of these changes. Resolves to the paths that it purged, sorted, by distribution. */
  readonly push: (changes: FileChanges) => Promise<Readonly<Record<string, readonly string[]>>>
}

/**
 * @param input.policy the permissions of the role for CloudFront @param input.buckets variables that name a bucket,
 * which is created
 */
async function withExample(
  input: { readonly name: string; readonly policy: PolicyDocument; readonly buckets: Readonly<Record<string, string>> },
  use: (example: Example) => Promise<void>,
): Promise<void> {
  const place = join(directory, input.name)
  const repository = await createExampleRepository(place, input.name)
  const cloudfront = await startCloudFront({ policy: input.policy })
  const github = await startGitHub({ directory: repository.directory, repository: REPOSITORY, token: 'a-token' })
  try {
    for (const bucket of Object.values(input.buckets)) await aws.s3(directory, 'mb', `s3://${bucket}`)
    const run: Example['run'] = async (workflow, eventName, event) => {
      const ended = await runWorkflow({
        ...{ directory: place, repository, standIns, workflow, eventName, event, programs },
        endpoint: cloudfront.url,
        api: github.url,
        variables: { ...VARIABLES, ...input.buckets },
        env: {
          ARTIFACTS: join(place, 'artifacts'),
          AWS_ENDPOINT_URL_S3: server.url,
          GITHUB_REPOSITORY_ID: String(OURS.id),
          PACKAGES: join(GENERATORS, 'node_modules'),
          NEXT_TELEMETRY_DISABLED: '1',
        },
      })
      assert.equal(ended.exitCode, 0, ended.stdout + ended.stderr)
    }
    const push: Example['push'] = async (changes) => {
      const before = await repository.git('rev-parse', 'HEAD')
      const event = makePushEvent({ before, after: await repository.commit(changes) })
      const posted = () => cloudfront.distributions().map(({ id }) => [id, cloudfront.invalidations(id)] as const)
      const known = new Map(posted().map(([id, invalidations]) => [id, invalidations.length]))
      await run('deploy.yml', 'push', event)
      return Object.fromEntries(
        posted().map(([id, invalidations]) => [
          id,
          invalidations
            .slice(known.get(id))
            .flatMap(({ paths }) => paths)
            .sort(),
        ]),
      )
    }
    await use({ repository, cloudfront, github, run, push })
  } finally {
    await github.close()
    await cloudfront.close()
  }
}

/** The policy that an example's README gives its role. */
async function readPolicy(name: string): Promise<PolicyDocument> {
  const [, json = ''] = /^```json\n(.*?)^```$/ms.exec(await readExample(`${name}/README.md`)) ?? []
  return JSON.parse(json) as PolicyDocument
}

function readExample(path: string): Promise<string> {
  return readFile(join(repositoryRoot, 'examples', path), 'utf8')
}

/** Each with a change and its purged paths. Digests in names of files are written as `*`. */
const BUILT = [
  {
    name: 'vite',
    change: ['src/main.js', 'Welcome', 'Welcome back'],
    purged: ['/', '/assets/index-*.js', '/assets/index-*.js', '/index.html'],
  },
  {
    name: 'hugo',
    change: ['content/about.md', 'We', 'We and you'],
    purged: ['/about/', '/about/index.html', '/index.xml'],
  },
  // generators.test.ts changes this site, because a build takes long.
  { name: 'nextjs', change: undefined, purged: [] },
] as const

describe('examples of built sites', () => {
  for (const { name, change, purged } of BUILT) {
    test(`${name}: the first run purges everything${change ? ', the next one what differs' : ''}`, async () => {
      const input = { name, policy: await readPolicy(name), buckets: { BUCKET: `my-${name}` } }
      await withExample(input, async ({ cloudfront, push }) => {
        cloudfront.addDistribution({ id: ID })
        assert.deepEqual(await push({}), { [ID]: ['/*'] })

        assert.match(await aws.s3(directory, 'ls', `s3://my-${name}`), / index\.html$/m)
        if (change === undefined) return
        const [file, text, other] = change
        const paths = (await push({ [file]: (await readExample(`${name}/${file}`)).replace(text, other) }))[ID] ?? []
        assert.deepEqual(
          paths.map((path) => path.replace(/-[\w-]{8}\.js$/, '-*.js')),
          purged,
        )
      })
    })
  }
})

test('monorepo: each distribution is purged of its own site and of what both share', async () => {
  const [www, docs] = [ID, 'E2EXAMPLE2ABCD']
  const buckets = { WWW_BUCKET: 'my-www', DOCS_BUCKET: 'my-docs' }
  await withExample(
    { name: 'monorepo', policy: await readPolicy('monorepo'), buckets },
    async ({ cloudfront, push }) => {
      cloudfront.addDistribution({ id: www, aliases: ['www.example.com'] })
      cloudfront.addDistribution({ id: docs, aliases: ['docs.example.com'] })
      assert.deepEqual(await push({ 'www/index.html': 'Home\n' }), { [www]: ['/', '/index.html'], [docs]: [] })
      assert.deepEqual(await push({ 'shared/style.css': 'a {}\n', 'docs/guide/index.html': 'Guide\n' }), {
        [www]: ['/shared/style.css'],
        [docs]: ['/guide/', '/guide/index.html', '/shared/style.css'],
      })
    },
  )
})

test('cache-tags: one tag purges every page that shows the product', async () => {
  const input = { name: 'cache-tags', policy: await readPolicy('cache-tags'), buckets: { BUCKET: 'my-tags' } }
  await withExample(input, async ({ cloudfront, push }) => {
    cloudfront.addDistribution({ id: ID })
    const CacheTagConfig = { HeaderName: 'x-amz-meta-cache-tags' }
    cloudfront.changeDistribution(ID, (config) => ({ ...config, CacheTagConfig }))
    assert.deepEqual(await push({ 'build.mjs': `${await readExample('cache-tags/build.mjs')}\n` }), { [ID]: ['/*'] })
    const edge = await cloudfront.openEdge()
    const site = edge.serve({ distribution: ID, origin: bucketAt(`${server.url}/my-tags`) })
    const pages = ['/index.html', '/radio.html', '/tv.html']
    const view = async () => {
      const known = site.fetches.length
      for (const page of pages) assert.equal((await site.request(page)).status, 200)
      return site.fetches.slice(known).map(({ cacheKey }) => cacheKey)
    }
    assert.deepEqual(await view(), pages)
    assert.deepEqual(await push({ 'products/tv.json': '{ "name": "TV", "price": 250 }\n' }), { [ID]: ['#product:tv'] })
    assert.deepEqual(await view(), ['/index.html', '/tv.html'])
  })
})

/** A bucket as S3 answers for its objects, their metadata among the headers. */
function bucketAt(url: string): Origin {
  return async (target) => {
    const answer = await fetch(url + target)
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    }
  }
}

describe('examples of previews', () => {
  for (const [index, name] of ['preview-workflow', 'preview-steps'].entries()) {
    test(`${name}: opened, the preview has a distribution and a comment; closed and swept, nothing is left`, async () => {
      const number = 7 + index
      const bucket = `my-previews-${number}`
      const policy = JSON.parse(await readFile(join(repositoryRoot, 'docs/iam/preview.json'), 'utf8')) as PolicyDocument
      await withExample(
        { name, policy, buckets: { BUCKET: bucket } },
        async ({ repository, cloudfront, github, run }) => {
          const base = await repository.git('rev-parse', 'HEAD')
          const head = await repository.commit({ 'public/about.html': 'About us\n' })
          await repository.git('branch', 'change')
          const [headRef, baseRef] = ['change', 'main']
          const pull = { number, headRef, headSha: head, baseRef, baseSha: base, commits: [head] }
          github.addPullRequest({ ...pull, mergedAt: null, state: 'open' })
          const event = (action: string) => ({
            action,
            number,
            pull_request: {
              ...{ number, state: action === 'closed' ? 'closed' : 'open', labels: [], user: { login: 'writer' } },
              head: { ref: headRef, sha: head, repo: OURS },
              base: { ref: baseRef, sha: base, repo: OURS },
            },
            repository: OURS,
          })
          const objects = async () => aws.s3(directory, 'ls', '--recursive', `s3://${bucket}`).catch(() => '')

          await run('preview.yml', 'pull_request', event('opened'))
          const [held, ...others] = cloudfront.distributions()
          assert.ok(held)
          assert.deepEqual(others, [])
          const origin = memberAt(held.config, 'Origins', 'Items', 0)
          assert.equal(memberAt(origin, 'DomainName'), `${bucket}.s3.us-east-1.amazonaws.com`)
          assert.equal(memberAt(origin, 'OriginPath'), `/previews/pr-${number}`)
          assert.match(await objects(), new RegExp(` previews/pr-${number}/about\\.html$`, 'm'))
          const [comment] = github.comments(number)
          assert.match(comment?.body ?? '', /✅ Served/)
          assert.ok(comment?.body.includes(`https://${held.domainName}`))

          github.changePullRequest(number, { state: 'closed' })
          await run('preview.yml', 'pull_request', event('closed'))
          assert.deepEqual(
            cloudfront.distributions().filter(({ enabled }) => enabled),
            [],
          )
          assert.equal(await objects(), '')
          assert.match(github.comments(number)[0]?.body ?? '', /Removed/)
          // The reusable workflow sweeps by itself.
          const sweep = name === 'preview-steps' ? 'sweep.yml' : 'preview.yml'
          await run(sweep, 'schedule', { repository: OURS })
          assert.deepEqual(cloudfront.distributions(), [])
        },
      )
    })
  }
})
