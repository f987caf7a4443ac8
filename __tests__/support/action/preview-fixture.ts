/** A pull request in a real repository, the built action as a process, the embedded CloudFront and the embedded GitHub. */
import { expect } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
} from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import {
  startGitHub,
  type EmbeddedGitHub,
  type EmbeddedGitHubOptions,
} from '../../../emulators/github/embedded-github.ts'
import { makePullRequestEvent, type PullRequestEvent } from '../../../emulators/runner/pull-request-event.ts'
import { REPOSITORY } from '../../../emulators/runner/push-event.ts'
import { createRepository, type FileChanges } from '../../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step, type StepRun } from '../../../emulators/runner/run-action.ts'
import { checkExchange } from '../../../emulators/github/openapi/check-exchange.ts'
import { CONFIG_FILE, configuration } from './configuration.ts'

export type PreviewFixture = {
  readonly cloudfront: EmbeddedCloudFront
  readonly github: EmbeddedGitHub
  readonly number: number
  /** Commits to the pull request's branch, and pushes to GitHub. */
  readonly push: (changes: FileChanges) => Promise<string>
  /** Commits to another branch, from the base, and makes it the base of the pull request. */
  readonly retarget: (branch: string, changes: FileChanges) => Promise<string>
  /** Renames or transfers the repository. */
  readonly rename: (repository: string) => void
  /** Runs the step for an event of the pull request. Change its state on GitHub before. */
  readonly run: (
    action: PullRequestEvent['action'],
    inputs?: Step['inputs'],
    event?: Partial<PullRequestEvent>,
    env?: Step['env'],
  ) => Promise<StepRun>
  /** Runs the step on `workflow_run`, for the same commit. */
  readonly runAfterWorkflow: (inputs?: Step['inputs']) => Promise<StepRun>
  /** Runs `command: sweep` as a schedule does. */
  readonly sweep: (inputs?: Step['inputs'], more?: Step['env']) => Promise<StepRun>
  /** The text of the one comment, without markup. */
  readonly comment: () => string
  /** The states of each deployment that still exists. */
  readonly states: () => readonly (readonly string[])[]
  /** The IDs of all distributions. */
  readonly distributions: () => readonly string[]
}

export type PreviewOptions = {
  readonly cloudfront?: EmbeddedCloudFrontOptions
  readonly github?: Omit<EmbeddedGitHubOptions, 'directory'>
  readonly changes?: FileChanges
}

/** Runs the scenario with pull request 7, whose branch has `changes`, and removes everything afterwards. */
export async function withPreview(
  { changes = { 'public/docs/index.html': '2' }, ...options }: PreviewOptions,
  scenario: (fixture: PreviewFixture) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'preview-test-'))
  const cloudfront = await startCloudFront({ deploymentMs: 0, completionMs: 0, ...options.cloudfront })
  const repository = await createRepository(join(directory, 'repository'))
  const base = await repository.commit({
    [CONFIG_FILE]: configuration('one'),
    'public/index.html': '1',
    'public/docs/index.html': '1',
  })
  await repository.git('checkout', '--quiet', '-b', 'topic')
  let head = await repository.commit(changes)
  const github = await startGitHub({ directory: repository.directory, repository: REPOSITORY, ...options.github })
  const number = 7
  github.addPullRequest({
    number,
    headRef: 'topic',
    headSha: head,
    baseRef: 'main',
    baseSha: base,
    commits: [head],
    mergedAt: null,
  })
  let before = head
  let name = REPOSITORY
  const env = () => ({
    ...CREDENTIALS,
    GITHUB_REPOSITORY: name,
    AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_HEAD_REF: 'topic',
  })
  const workspace = repository.directory
  const token = { 'github-token': github.token }
  try {
    await scenario({
      cloudfront,
      github,
      number,
      push: async (more) => {
        before = head
        head = await repository.commit(more)
        github.changePullRequest(number, { headSha: head })
        return head
      },
      retarget: async (branch, more) => {
        await repository.git('checkout', '--quiet', '-b', branch, base)
        const baseSha = await repository.commit(more)
        await repository.git('checkout', '--quiet', 'topic')
        github.changePullRequest(number, { baseRef: branch, baseSha })
        return baseSha
      },
      rename: (renamed) => {
        name = renamed
        github.renameRepository(renamed)
      },
      run: (action, inputs = {}, event = {}, variables = {}) => {
        const given = { action, number, branch: 'topic', head, base, before, repository: name, ...event }
        const payload = makePullRequestEvent(given)
        const started = { name: 'pull_request', payload, sha: head, ref: `refs/pull/${number}/merge` }
        return runAction({
          workspace,
          env: { ...env(), GITHUB_HEAD_REF: given.branch, ...variables },
          event: started,
          inputs: { command: 'preview', ...token, ...inputs },
        })
      },
      runAfterWorkflow: (inputs = {}) => {
        const [owner = ''] = REPOSITORY.split('/')
        const payload = {
          action: 'completed',
          repository: { full_name: REPOSITORY },
          workflow_run: {
            event: 'pull_request',
            conclusion: 'success',
            head_sha: head,
            head_branch: 'topic',
            head_repository: { full_name: REPOSITORY, owner: { login: owner } },
          },
        }
        return runAction({
          workspace,
          env: { ...env(), GITHUB_HEAD_REF: '' },
          event: { name: 'workflow_run', payload, sha: base },
          inputs: { command: 'preview', ...token, ...inputs },
        })
      },
      sweep: (inputs = {}, more = {}) =>
        runAction({
          workspace,
          env: { ...env(), GITHUB_HEAD_REF: '', ...more },
          event: { name: 'schedule', payload: { schedule: '0 3 * * *' }, sha: base },
          inputs: { command: 'sweep', ...token, ...inputs },
        }),
      comment: () => {
        const texts = github
          .comments(number)
          .map(({ body }) => body.replaceAll(/<!--.*?-->\n?/g, '').replaceAll(/<[^>]+>/g, ' '))
        return texts.map((text) => text.replaceAll(/ {2,}/g, ' ').trim()).join('\n---\n')
      },
      states: () => github.deployments().map(({ statuses }) => statuses.map(({ state }) => state)),
      distributions: () => cloudfront.distributions().map(({ id }) => id),
    })
    const described = github.requests.filter(({ operation, status }) => operation !== undefined && status < 400)
    expect(described.flatMap(checkExchange)).toEqual([])
  } finally {
    await github.close()
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}
