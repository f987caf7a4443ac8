import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startGitHub, type EmbeddedGitHub } from '../../emulators/github/embedded-github.ts'
import { checkExchange } from '../../emulators/github/openapi/check-exchange.ts'
import { REPOSITORY } from '../../emulators/runner/push-event.ts'
import type { FileChanges, Repository } from '../../emulators/runner/repository.ts'
import { createAwsCli, type AwsCli } from '../aws-cli.ts'
import { emulators } from '../emulators.ts'
import { listAt, memberAt, textAt } from '../json.ts'
import { startRecordingProxy, type RecordedRequest, type RecordingProxy } from '../recording-proxy.ts'
import type { ServerProcess } from '../server-process.ts'
import { startTokenIssuer, type TokenIssuer } from '../token-issuer.ts'
import { repositoryRoot } from '../tools.ts'
import { createActionRepository, prepareStandIns, printedLines, runWorkflow } from './run-workflow.ts'

const BUCKET = 'my-previews'
const OURS = { full_name: REPOSITORY, id: 1, fork: false }

/** A pull request from opened to closed, by the reusable workflow, with ministack as STS, S3 and CloudFront. */
describe('previews by preview.yml, run by act', () => {
  let directory = ''
  let standIns: readonly string[] = []
  let repository: Repository
  let server: ServerProcess
  let s3: RecordingProxy
  let github: EmbeddedGitHub
  let issuer: TokenIssuer
  let aws: AwsCli
  let main = ''

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'previews-'))
    standIns = await prepareStandIns(directory)
    repository = await createActionRepository(directory)
    main = await repository.commit({
      'README.md': 'A site\n',
      'public/index.html': 'Home\n',
      '.github/cloudfront-distribution.yml': CONFIGURATION,
    })
    const ministack = emulators.find(({ name }) => name === 'ministack')
    assert.ok(ministack)
    server = await ministack.start(directory)
    s3 = await startRecordingProxy(server.url)
    github = await startGitHub({ directory: repository.directory, repository: REPOSITORY, token: 'a-token' })
    issuer = await startTokenIssuer()
    aws = createAwsCli({ endpoint: server.url, directory })
    await aws.s3(directory, 'mb', `s3://${BUCKET}`)
  })
  after(async () => {
    const described = github.requests.filter(({ operation, status }) => operation !== undefined && status < 400)
    assert.deepEqual(described.flatMap(checkExchange), [])
    await issuer.stop()
    await github.close()
    await s3.stop()
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  })

  /** Runs the caller's workflow on an event. */
  const run = async (
    eventName: string,
    event: object,
    distribution: string,
    { workflow = 'call-preview.yml', maxAge = '' } = {},
  ) => {
    // act uses the commit that is checked out as GITHUB_SHA. For all other events, this is the default branch's.
    if (eventName !== 'pull_request') await repository.git('checkout', '--quiet', '-B', 'main', main)
    const ended = await runWorkflow({
      directory,
      repository,
      standIns,
      endpoint: server.url,
      api: github.url,
      workflow,
      eventName,
      event,
      distribution,
      maxAge,
      env: {
        ...issuer.env,
        ARTIFACTS: join(directory, 'artifacts'),
        AWS_ENDPOINT_URL_STS: server.url,
        AWS_ENDPOINT_URL_S3: s3.url,
      },
    })
    assert.equal(ended.exitCode, 0, ended.stdout + ended.stderr)
    return printedLines(ended.stdout)
  }

  /** Builds a site for a commit, as the earlier job does. */
  const build = async (pages: Readonly<Record<string, string>>) => {
    const site = join(directory, 'artifacts/site')
    await rm(site, { recursive: true, force: true })
    await mkdir(site, { recursive: true })
    for (const [name, content] of Object.entries(pages)) await writeFile(join(site, name), content)
  }

  const objects = async (): Promise<readonly string[]> => {
    const listed = await aws.s3(directory, 'ls', '--recursive', `s3://${BUCKET}`).catch(() => '')
    return listed.split('\n').flatMap((line) => line.split(/\s+/).slice(3, 4))
  }

  const distributions = async (): Promise<readonly string[]> =>
    listAt(await aws.cloudfront('list-distributions'), 'DistributionList', 'Items').map((item) => textAt(item, 'Id'))

  /** Removes a distribution by hand. */
  const remove = async (id: string) => {
    const held = await aws.cloudfront('get-distribution-config', '--id', id)
    const config = JSON.stringify(Object.assign({}, memberAt(held, 'DistributionConfig'), { Enabled: false }))
    const disabled = await aws.cloudfront(
      'update-distribution',
      '--id',
      id,
      '--if-match',
      textAt(held, 'ETag'),
      '--distribution-config',
      config,
    )
    await aws.cloudfront('delete-distribution', '--id', id, '--if-match', textAt(disabled, 'ETag'))
  }

  /** What was sent to GitHub by an operation since it was last asked. */
  const seen = new Map<string, number>()
  const sentTo = (...operations: readonly string[]): readonly unknown[] => {
    const key = operations.join()
    const requests = github.requests.filter(({ operation = '' }) => operations.includes(operation))
    const fresh = requests.slice(seen.get(key) ?? 0)
    seen.set(key, requests.length)
    return fresh.map(({ sent }) => JSON.parse(sent) as unknown)
  }
  /** State and address of each deployment's status since it was last asked. */
  const states = () =>
    sentTo('repos/create-deployment-status').map((status) => [
      textAt(status, 'state'),
      textAt(status, 'environment_url'),
    ])
  /** The deployments that were created since it was last asked. */
  const created = () =>
    sentTo('repos/create-deployment').map((deployment) =>
      ['environment', 'ref', 'task'].map((member) => textAt(deployment, member)),
    )
  /** The text of each comment that was written since it was last asked. */
  const told = () =>
    sentTo('issues/create-comment', 'issues/update-comment').map((comment) => readComment(textAt(comment, 'body')))

  /** Opens a pull request and returns functions that change it. `meanwhile` is called when it has its first comment. */
  const openPullRequest = async (number: number, distribution = '', meanwhile?: () => void) => {
    let head = main
    const event = (action: string, before?: string) => ({
      action,
      number,
      ...(before !== undefined && { before, after: head }),
      pull_request: {
        number,
        state: action === 'closed' ? 'closed' : 'open',
        labels: [],
        head: { ref: `branch-${number}`, sha: head, repo: OURS },
        base: { ref: 'main', sha: main, repo: OURS },
      },
      repository: OURS,
    })
    const commit = async (changes: FileChanges) => {
      await repository.git('checkout', '--quiet', '-B', `branch-${number}`, head)
      head = await repository.commit(changes)
      return head
    }
    const commits: string[] = [await commit({ 'public/index.html': `Hello ${number}\n` })]
    github.addPullRequest({ ...PULL, number, headRef: `branch-${number}`, baseSha: main, headSha: head, commits })
    await build({ 'index.html': `Hello ${number}\n` })
    const watch = setInterval(() => {
      if (meanwhile === undefined || github.comments(number).length === 0) return
      clearInterval(watch)
      meanwhile()
    }, 5)
    const opened = await run('pull_request', event('opened'), distribution).finally(() => {
      clearInterval(watch)
    })
    return {
      opened,
      push: async (changes: Readonly<Record<string, string>>) => {
        const before = head
        commits.push(
          await commit(Object.fromEntries(Object.entries(changes).map(([name, text]) => [`public/${name}`, text]))),
        )
        github.changePullRequest(number, { headSha: head, commits: [...commits] })
        await build({ 'index.html': `Hello ${number}\n`, ...changes })
        return run('pull_request', event('synchronize', before), distribution)
      },
      close: async () => {
        github.changePullRequest(number, { state: 'closed' })
        return run('pull_request', event('closed'), distribution)
      },
      /** The one comment on it. */
      comment: () => {
        const comments = github.comments(number)
        assert.equal(comments.length, 1)
        return comments[0]?.body ?? ''
      },
      head: () => head,
    }
  }

  test('a distribution of its own: opened, three pushes, closed, swept', async () => {
    const pull = await openPullRequest(7)
    const [id = '', ...others] = await distributions()
    assert.deepEqual(others, [])
    const address = pull.opened.find((line) => line.startsWith('url='))?.replace('url=', '') ?? ''
    assert.match(address, /^https:\/\/.+\.cloudfront\.net$/)
    assert.deepEqual(await objects(), ['previews/pr-7/index.html'])
    assert.deepEqual(told(), [deploying(7, pull.head(), address), served(7, pull.head(), address, ['index.html'])])
    assert.deepEqual(created(), [['preview', pull.head(), 'cloudfront-preview:pr-7']])
    assert.deepEqual(states(), [
      ['in_progress', address],
      ['success', address],
    ])
    const origin = memberAt(await aws.cloudfront('get-distribution-config', '--id', id), ...FIRST_ORIGIN)
    assert.equal(textAt(origin, 'OriginPath'), '/previews/pr-7')

    const pages = ['index.html']
    for (const [index, page] of ['about.html', 'news.html', 'team.html'].entries()) {
      const printed = await pull.push({ [page]: `${page}\n` })
      assert.ok(printed.includes('status=completed'))
      pages.push(page)
      assert.deepEqual(told(), [deploying(7, pull.head(), address), served(7, pull.head(), address, pages)])
      assert.deepEqual(created(), [['preview', pull.head(), 'cloudfront-preview:pr-7']])
      assert.deepEqual(states(), [
        ['in_progress', address],
        ['success', address],
        ['inactive', ''],
      ])
      assert.equal((await aws.listInvalidations(id)).length, index + 1)
    }
    assert.deepEqual(await objects(), ['previews/pr-7/index.html', 'previews/pr-7/team.html'])
    assert.equal(github.deployments().length, 1)

    await pull.close()
    assert.deepEqual(told(), [removed(7)])
    assert.deepEqual(states(), [['inactive', '']])
    assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [], []])
    await run('schedule', { repository: OURS }, '')
    assert.deepEqual([told(), states()], [[], []])
    assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [], []])
  })

  test('a shared distribution: opened, three pushes, closed, swept', async () => {
    const id = await aws.createDistribution({ aliases: ['*.preview.example.com'] })
    const purged = async () => {
      const ids = await aws.listInvalidations(id)
      const invalidations = await Promise.all(ids.map((invalidation) => aws.getInvalidation(id, invalidation)))
      return invalidations.flatMap(({ paths }) => paths).toSorted()
    }
    const address = 'https://pr-8.preview.example.com'
    const pull = await openPullRequest(8, id)
    assert.ok(pull.opened.includes(`url=${address}`))
    assert.deepEqual(told(), [deploying(8, pull.head(), address), served(8, pull.head(), address, ['index.html'])])
    assert.deepEqual(states(), [
      ['in_progress', address],
      ['success', address],
    ])
    assert.deepEqual(await objects(), ['previews/pr-8/index.html'])
    assert.deepEqual(await purged(), ['/pr-8/*'])

    const pages = ['index.html']
    for (const page of ['about.html', 'news.html', 'team.html']) {
      await pull.push({ [page]: `${page}\n` })
      pages.push(page)
      assert.deepEqual(told(), [deploying(8, pull.head(), address), served(8, pull.head(), address, pages)])
      assert.deepEqual(states(), [
        ['in_progress', address],
        ['success', address],
        ['inactive', ''],
      ])
      assert.ok((await purged()).includes(`/pr-8/${page}`))
      assert.ok((await objects()).includes(`previews/pr-8/${page}`))
    }

    await pull.close()
    assert.deepEqual(told(), [removed(8)])
    assert.deepEqual(states(), [['inactive', '']])
    assert.equal((await purged()).filter((path) => path === '/pr-8/*').length, 2)
    assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [id], []])
    await run('schedule', { repository: OURS }, id)
    assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [id], []])
    await remove(id)
  })

  test('what a run that never came has left is swept, and what is needed stays', async () => {
    const open = await openPullRequest(9)
    const kept = await openPullRequest(10)
    await openPullRequest(11)
    github.changePullRequest(10, { state: 'closed', labels: ['keep-preview'] })
    github.changePullRequest(11, { state: 'closed' })
    told()
    await run('schedule', { repository: OURS }, '')

    assert.deepEqual(await objects(), ['previews/pr-10/index.html', 'previews/pr-9/index.html'])
    assert.equal((await distributions()).length, 2)
    assert.deepEqual(told(), [removed(11)])
    assert.equal(github.deployments().length, 2)
    await open.close()
    github.changePullRequest(10, { labels: [] })
    await kept.close()
    assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [], []])
  })

  test('a sweep by age takes the site, too, on a shared distribution and on one of its own', async () => {
    const id = await aws.createDistribution({ aliases: ['*.preview.example.com'] })
    for (const [number, distribution] of [
      [16, id],
      [17, ''],
    ] as const) {
      await openPullRequest(number, distribution)
      assert.deepEqual(await objects(), [`previews/pr-${number}/index.html`])
      await sleep(1_000)
      await run('schedule', { repository: OURS }, distribution, { maxAge: '1s' })
      assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [id], []])
      assert.equal(told().at(-1), removed(number))
    }
    await remove(id)
  })

  test('a pull request that is closed while its preview is deployed leaves nothing', async () => {
    // The comment that the preview is served comes later.
    github.inject({ fault: 'slow', operation: 'issues/update-comment', delayMs: 1_000 })
    const pull = await openPullRequest(12, '', () => {
      github.changePullRequest(12, { state: 'closed' })
    })
    assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [], []])
    assert.deepEqual(told().at(-1), removed(12))
    assert.equal(readComment(pull.comment()), removed(12))
  })

  describe('a pull request of a fork', () => {
    const fork = { full_name: 'someone/site', id: 2, fork: true, owner: { login: 'someone' } }
    const eventOf = (number: number, head: string, action: string) => ({
      action,
      number,
      pull_request: {
        number,
        state: action === 'closed' ? 'closed' : 'open',
        labels: [],
        head: { ref: `fork-${number}`, sha: head, repo: fork },
        base: { ref: 'main', sha: main, repo: OURS },
      },
      repository: OURS,
    })
    const addPullRequest = async (number: number, changes: FileChanges = {}) => {
      await repository.git('checkout', '--quiet', '-B', `fork-${number}`, main)
      const headSha = await repository.commit(changes)
      const headRef = `fork-${number}`
      github.addPullRequest({
        ...PULL,
        number,
        headRef,
        headSha,
        baseSha: main,
        commits: [headSha],
        fork: fork.full_name,
      })
      return headSha
    }
    /** The event after the run that built a commit of the fork. It names no pull request. */
    const runOf = (number: number, head_sha: string, conclusion = 'success') => ({
      action: 'completed',
      workflow_run: {
        id: 77,
        event: 'pull_request',
        conclusion,
        head_branch: `fork-${number}`,
        head_sha,
        head_repository: fork,
        pull_requests: [],
      },
      repository: OURS,
    })
    const nothing = async () => {
      assert.deepEqual([await objects(), await distributions(), github.deployments()], [[], [], []])
    }

    test('has no credentials: nothing is done, and the run succeeds', async () => {
      const head = await addPullRequest(13)
      const printed = await run('pull_request', eventOf(13, head, 'opened'), '')
      assert.ok(printed.includes('status=nothing-to-do'))
      await nothing()
    })

    test("is previewed by workflow_run, by the base's configuration, and removed by pull_request_target", async () => {
      const hostile = CONFIGURATION.replace('OriginPath: /', 'OriginPath: /elsewhere/')
      const head = await addPullRequest(14, { '.github/cloudfront-distribution.yml': hostile })
      await build({ 'index.html': 'Hello fork\n', number: '1\n', 'pr.txt': '1\n' })
      await symlink('/etc/passwd', join(directory, 'artifacts/site/passwd.html'))
      await run('workflow_run', runOf(14, head), '', FORKS)

      assert.deepEqual(
        await objects(),
        ['index.html', 'number', 'pr.txt'].map((name) => `previews/pr-14/${name}`),
      )
      const [id = '', ...others] = await distributions()
      assert.deepEqual(others, [])
      const origin = memberAt(await aws.cloudfront('get-distribution-config', '--id', id), ...FIRST_ORIGIN)
      assert.equal(textAt(origin, 'OriginPath'), '/previews/pr-14')
      assert.match(told().at(-1) ?? '', /Status \| ✅ Served/)

      github.changePullRequest(14, { state: 'closed' })
      await run('pull_request_target', eventOf(14, head, 'closed'), '', FORKS)
      assert.deepEqual(told().at(-1), removed(14))
      await nothing()
    })

    test('is not previewed from a commit that is not its last, nor after a build that failed, nor by pull_request_target', async () => {
      const head = await addPullRequest(15)
      await run('workflow_run', runOf(15, main), '', FORKS)
      await run('workflow_run', runOf(15, head, 'failure'), '', FORKS)
      await run('pull_request_target', eventOf(15, head, 'closed'), '', FORKS)
      await nothing()
      assert.deepEqual(told(), [])
    })
  })

  test('the policies of docs/iam allow what the workflow asked of S3, and no more', async () => {
    const asked = new Set(s3.requests.map(actionOf))
    const policy = JSON.parse(await readFile(join(repositoryRoot, 'docs/iam/preview.json'), 'utf8')) as unknown
    const allowed = listAt(policy, 'Statement').flatMap((statement) => [memberAt(statement, 'Action')].flat())
    const ofS3 = allowed.filter((action) => String(action).startsWith('s3:'))
    assert.deepEqual([...asked].toSorted(), ofS3.toSorted())
    const objects = s3.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path)
    assert.deepEqual(
      objects.filter((path) => !path.startsWith(`/${BUCKET}/previews/pr-`)),
      [],
    )
  })
})

const PULL = { baseRef: 'main', mergedAt: null, state: 'open' } as const
const FORKS = { workflow: 'call-preview-forks.yml' }
const FIRST_ORIGIN = ['DistributionConfig', 'Origins', 'Items', 0] as const

const CONFIGURATION = `Enabled: true
Comment: \${NAME}
Origins:
  - Id: previews
    DomainName: \${BUCKET}.s3.us-east-1.amazonaws.com
    OriginPath: /\${PREFIX}/\${NAME}
    OriginAccessControlId: E327GJI25M56DG
    S3OriginConfig: { OriginAccessIdentity: '' }
DefaultCacheBehavior:
  TargetOriginId: previews
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`

/** A comment's lines without markup, and with `TIME` for its time. */
function readComment(body: string): string {
  return body
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/, 'TIME')
    .replaceAll('</th>', ' | ')
    .replaceAll('</tr>', '\n')
    .replaceAll(/<(?!!)[^>]+>/g, '')
    .trim()
}

const headOf = (number: number) => `<!-- cloudfront-action: preview pr-${number} -->\nPreview | pr-${number}\n`

const deploying = (number: number, sha: string, address: string) =>
  `${headOf(number)}Latest commit | ${sha.slice(0, 7)}\nStatus | ⏳ Deploying (log)\nAddress | ${address}\nUpdated | TIME`

/** `files` are those of the site that the pull request changes. */
const served = (number: number, sha: string, address: string, files: readonly string[]) => {
  const pages = files.toSorted().map((file) => `/${file.replace(/^index\.html$/, '')}`)
  return `${deploying(number, sha, address).replace('⏳ Deploying', '✅ Served')}\n\nChanged pages: ${pages.join(', ')}`
}

const removed = (number: number) => `${headOf(number)}Status | 🧹 Removed (log)\nUpdated | TIME`

/** The IAM action that a request to S3 needs. */
function actionOf({ method, path }: RecordedRequest): string {
  if (method === 'GET' && path.includes('list-type=2')) return 's3:ListBucket'
  return { PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[method] ?? `${method} ${path}`
}
