/** The second act: a pull request from opened to gone, with the built action, CloudFront and GitHub of this repository's own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloudFront } from '../emulators/cloudfront/embedded-cloudfront.ts'
import { startGitHub } from '../emulators/github/embedded-github.ts'
import { makePullRequestEvent, type PullRequestEvent } from '../emulators/runner/pull-request-event.ts'
import { REPOSITORY } from '../emulators/runner/push-event.ts'
import { createRepository } from '../emulators/runner/repository.ts'
import { CREDENTIALS, runAction } from '../emulators/runner/run-action.ts'

const CONFIGURATION = `Comment: A site
Enabled: true
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
const NUMBER = 7

/** Fails if a step fails or if anything is left in the end. */
export async function showPullRequest(tell: {
  readonly heading: (text: string) => void
  readonly say: (text: string) => void
}): Promise<void> {
  const { heading, say } = tell
  const directory = await mkdtemp(join(tmpdir(), 'cloudfront-action-demo-'))
  const cloudfront = await startCloudFront({ deploymentMs: 500, completionMs: 0 })
  const repository = await createRepository(join(directory, 'site'))
  const base = await repository.commit({
    '.github/cloudfront-distribution.yml': CONFIGURATION,
    'public/docs/index.html': '1',
  })
  const github = await startGitHub({ directory: repository.directory, repository: REPOSITORY })
  let before = base
  let head = base

  const run = async (action: PullRequestEvent['action'] | 'sweep', inputs: Readonly<Record<string, string>> = {}) => {
    const isSweep = action === 'sweep'
    const event = isSweep
      ? { name: 'schedule', payload: {}, sha: base }
      : {
          name: 'pull_request',
          payload: makePullRequestEvent({ action, number: NUMBER, branch: 'topic', head, base, before }),
          sha: head,
        }
    const { exitCode, log, outputs } = await runAction({
      workspace: repository.directory,
      event,
      inputs: { command: isSweep ? 'sweep' : 'preview', 'github-token': github.token, ...inputs },
      env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url, GITHUB_API_URL: github.url },
    })
    if (exitCode !== 0) throw new Error(`The step ended with exit code ${exitCode}:\n${log}`)
    say(`status=${outputs.get('status') ?? ''} change=${outputs.get('change') ?? ''} url=${outputs.get('url') ?? ''}`)
    for (const { body } of github.comments(NUMBER)) say(`comment: ${readable(body)}`)
    for (const { sha, statuses } of github.deployments())
      say(`deployment of ${sha.slice(0, 7)}: ${statuses.map(({ state }) => state).join(', ')}`)
    say(`distributions: ${cloudfront.distributions().length}`)
  }

  try {
    await repository.git('checkout', '--quiet', '-b', 'topic')
    heading(`Pull request ${NUMBER} is opened`)
    head = await repository.commit({ 'public/docs/index.html': '2' })
    const pull = { headRef: 'topic', headSha: head, baseRef: 'main', baseSha: base, commits: [head], mergedAt: null }
    github.addPullRequest({ number: NUMBER, ...pull })
    await run('opened', { root: 'public' })

    heading('A push')
    before = head
    head = await repository.commit({ 'public/about.html': '1' })
    github.changePullRequest(NUMBER, { headSha: head })
    await run('synchronize', { root: 'public' })

    heading('It is closed')
    github.changePullRequest(NUMBER, { state: 'closed' })
    await run('closed')

    heading('The sweep of the night')
    await new Promise((resolve) => setTimeout(resolve, 600))
    await run('sweep')
    const left = cloudfront.distributions().length + github.deployments().length
    if (left > 0) throw new Error(`${left} distributions and deployments are left.`)
  } finally {
    await github.close()
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** The text of a comment's HTML. */
function readable(html: string): string {
  return html
    .replaceAll(/<!--.*?-->\n?/g, '')
    .replaceAll('</tr>', ' |')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
