/** What the built action writes with the embedded CloudFront and GitHub. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloudFront } from '../emulators/cloudfront/embedded-cloudfront.ts'
import { startGitHub } from '../emulators/github/embedded-github.ts'
import { makePullRequestEvent, type PullRequestEvent } from '../emulators/runner/pull-request-event.ts'
import { makePushEvent, REPOSITORY } from '../emulators/runner/push-event.ts'
import { createRepository } from '../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step } from '../emulators/runner/run-action.ts'
import { shortDigest } from '../src/digest.ts'

const CONFIG_FILE = '.github/cloudfront-distribution.yml'
const CONFIGURATION = `Enabled: true
Comment: A site
PriceClass: PriceClass_100
Origins:
  - Id: site
    DomainName: my-site.s3.eu-central-1.amazonaws.com
    OriginPath: /\${NAME}
    S3OriginConfig: { OriginAccessIdentity: '' }
DefaultCacheBehavior:
  TargetOriginId: site
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`
/** The configuration after the pull request, and later on the main branch. */
const CHANGED = CONFIGURATION.replace('PriceClass_100', 'PriceClass_All').replace('redirect-to-https', 'allow-all')
const SITE = {
  'public/index.html': '1',
  'public/blog/index.html': '1',
  'public/blog/hello.html': '1',
  'public/css/site.css': '1',
  'README.md': '1',
}

const PRODUCTS = Object.fromEntries(
  Array.from({ length: 1_200 }, (_, index) => [
    `public/products/${['audio', 'books', 'books', 'cameras', 'toys'][index % 5] ?? ''}/${index}.html`,
    '1',
  ]),
)

/** Markdown by the name of its picture. A comment's picture shows it in each state. */
export type PictureTexts = Readonly<
  Record<'comment' | 'preview' | 'sweep' | 'purge' | 'many' | 'failure' | 'deploy' | 'mistakes', readonly string[]>
>

/** The texts of docs/pictures, without what differs from run to run. */
export const TEXTS_FILE = 'docs/pictures/texts.json'

const MOST_KEPT = 4_000

/** As JSON. IDs, commits and times are replaced. A long text becomes its beginning and a digest. */
export function formatTexts(texts: PictureTexts): string {
  const kept = Object.entries(texts).map(([name, each]) => [name, each.map(formatText)])
  return `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`
}

function formatText(text: string): string {
  const same = RANDOM.reduce((written, [form, name]) => written.replaceAll(form, name), text)
  return same.length <= MOST_KEPT ? same : `${same.slice(0, MOST_KEPT)}… ${shortDigest(same)}`
}

const RANDOM: readonly (readonly [RegExp, string])[] = [
  [/\bE[A-Z0-9]{13}\b/g, 'E2EXAMPLE1ABCD'],
  [/\bI[A-Z0-9]{25}\b/g, 'I2J0I21PCUYOIK'],
  [/\bd[a-z0-9]{13}(?=\.cloudfront\.net)/g, 'd111111abcdef8'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\))/g, 'REQUEST'],
  [/\b[0-9a-f]{40}\b/g, 'COMMIT'],
  [/(?<=[>…])[0-9a-f]{7}(?=[…<])/g, 'COMMIT'],
  [/\d{4}-\d\d-\d\d \d\d:\d\d(?= UTC)/g, 'TIME'],
  [/(?<=(?: in|completed,) )[\d.]+ s\b/g, 'SECONDS'],
]

/** `completionMs` is how long an invalidation takes. */
export async function collectTexts({ completionMs = 0 } = {}): Promise<PictureTexts> {
  const directory = await mkdtemp(join(tmpdir(), 'pictures-'))
  const cloudfront = await startCloudFront({ deploymentMs: 300, completionMs })
  const repository = await createRepository(join(directory, 'site'))
  const base = await repository.commit({ ...SITE, [CONFIG_FILE]: CONFIGURATION })
  const github = await startGitHub({ directory: repository.directory, repository: REPOSITORY })

  const run = async (event: Step['event'], inputs: Step['inputs'], expected = 0): Promise<string> => {
    const { exitCode, log, summary } = await runAction({
      workspace: repository.directory,
      event,
      inputs: { 'github-token': github.token, ...inputs },
      env: {
        ...CREDENTIALS,
        AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: 'https://github.com',
      },
    })
    if (exitCode !== expected) throw new Error(`The step ended with exit code ${exitCode}:\n${log}`)
    return summary
  }

  const openPullRequest = async (number: number) => {
    const branch = `topic-${number}`
    await repository.git('checkout', '--quiet', '-B', branch, base)
    const head = await repository.commit({
      'public/blog/hello.html': '2',
      'public/about.html': '2',
      [CONFIG_FILE]: CHANGED,
    })
    const pull = { headRef: branch, headSha: head, baseRef: 'main', baseSha: base, commits: [head], mergedAt: null }
    github.addPullRequest({ number, ...pull })
    const runOn = (action: PullRequestEvent['action']) => {
      const payload = makePullRequestEvent({ action, number, branch, head, base })
      return run(
        { name: 'pull_request', payload, sha: head },
        { command: 'preview', root: 'public', 'clean-urls': 'true' },
      )
    }
    return { summary: await runOn('opened'), close: () => runOn('closed') }
  }
  /** Every text of the pull request's comment, oldest first. */
  const commentsOf = (number: number) =>
    github.requests
      .filter(({ operation }) => operation === 'issues/create-comment' || operation === 'issues/update-comment')
      .flatMap(({ sent }) => /"body":("(?:[^"\\]|\\.)*")/.exec(sent)?.[1] ?? [])
      .map((body) => String(JSON.parse(body)))
      .filter((body) => body.includes(`preview pr-${number} `))

  try {
    const seven = await openPullRequest(7)
    for (const number of [8, 9, 10]) await openPullRequest(number)
    github.changePullRequest(7, { state: 'closed' })
    await seven.close()
    const schedule = { name: 'schedule', payload: {}, sha: base }
    for (const number of [8, 10]) github.changePullRequest(number, { state: 'closed' })
    github.changePullRequest(10, { labels: ['keep-preview'] })
    await new Promise((resolve) => setTimeout(resolve, 500))
    const sweep = await run(schedule, { command: 'sweep' })

    for (const name of ['www', 'docs', 'cdn']) cloudfront.addDistribution({ aliases: [`${name}.example.com`] })
    await repository.git('checkout', '--quiet', '-B', 'main', base)
    const deployment = { command: 'deploy', name: 'production' }
    await run({ name: 'push', payload: makePushEvent({ before: base, after: base }), sha: base }, deployment)
    const head = await repository.commit({
      ...Object.fromEntries(Object.keys(SITE).map((name) => [name, '2'])),
      [CONFIG_FILE]: CHANGED,
    })
    const push = { name: 'push', payload: makePushEvent({ before: base, after: head }), sha: head }
    const purge = await run(push, { distribution: 'www.example.com', root: 'public', wait: 'true' })
    const deploy = await run(push, { ...deployment, 'dry-run': 'true' })
    const three = 'www.example.com\ndocs.example.com\ncdn.example.com'
    cloudfront.inject({ fault: 'access-denied', operation: 'CreateInvalidation', skip: 1 })
    const failure = await run(push, { distribution: three, root: 'public', wait: 'true' }, 1)
    const wrong = CHANGED.replace('redirect-to-https', 'https')
      .replace('allow-all', 'https')
      .replace('Comment:', 'Coment:')
    const mistaken = await repository.commit({ [CONFIG_FILE]: wrong, ...PRODUCTS })
    const next = { name: 'push', payload: makePushEvent({ before: head, after: mistaken }), sha: mistaken }
    const many = await run(next, { distribution: 'www.example.com', root: 'public', wait: 'true' })
    const mistakes = await run(next, deployment, 1)
    return {
      comment: commentsOf(7),
      preview: [seven.summary],
      sweep: [sweep],
      purge: [purge],
      many: [many],
      failure: [failure],
      deploy: [deploy],
      mistakes: [mistakes],
    }
  } finally {
    await github.close()
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}
