/** GitHub in memory, with the commits of a real repository, and the runs, releases and other records of a test. */

import { execFileSync } from 'node:child_process'
import {
  GitHubFailure,
  type Deployment,
  type GitHub,
  type Release,
  type WorkflowJob,
  type WorkflowRun,
} from '../../../src/github/github.ts'
import { LINK } from '../../../src/repository/tree-listing.ts'
import { readListedTree } from '../repository/listed-tree.ts'
import { trueDifference } from '../changed-files/true-difference.ts'
import type { GitSandbox } from '../changed-files/git-sandbox.ts'

export type Records = {
  readonly releases?: readonly Release[]
  readonly deployments?: Readonly<Record<string, readonly Deployment[]>>
  readonly runs?: readonly WorkflowRun[]
  readonly jobs?: Readonly<Record<number, readonly WorkflowJob[]>>
  /** Numbers of pull requests by the commits that they brought. */
  readonly pullRequests?: Readonly<Record<string, readonly number[]>>
}

/** Adds the name of each call to `calls`. */
export function gitHubOf(sandbox: GitSandbox, records: Records = {}, calls: string[] = []): GitHub {
  const ask = (...args: readonly string[]): string | undefined => {
    try {
      return execFileSync('git', args, {
        cwd: sandbox.server,
        env: sandbox.env,
        encoding: 'utf8',
        stdio: 'pipe',
      }).trim()
    } catch {
      return undefined
    }
  }
  const find = (name: string): string | undefined =>
    ask('rev-parse', '--verify', '-q', '--end-of-options', `${name}^{commit}`)
  const { releases = [], deployments = {}, runs = [], jobs = {}, pullRequests = {} } = records
  const github: GitHub = {
    diff: (base, head) => {
      const missing = [base, head].find((sha) => find(sha) === undefined)
      if (missing !== undefined) return rejectMissing(missing)
      return Promise.resolve(trueDifference(sandbox, sandbox.server, base, head))
    },
    listEntries: (commit) => {
      const listing = ask('ls-tree', '-r', '-z', '--full-tree', commit)
      return listing === undefined ? rejectMissing(commit) : Promise.resolve(readListedTree(listing))
    },
    readTree: async (commit) => {
      const files = await github.listEntries(commit)
      const links = [...files].filter(([, { mode }]) => mode === LINK)
      return { files, links: new Map(links.map(([path, { id }]) => [path, ask('cat-file', 'blob', id)])) }
    },
    commit: (ref) => {
      const sha = find(ref.includes('/') ? `refs/${ref}` : ref)
      if (sha === undefined) return Promise.resolve(undefined)
      return Promise.resolve({
        sha,
        parents: (ask('rev-parse', `${sha}^@`) ?? '').split('\n').filter((line) => line !== ''),
      })
    },
    readFile: (path, ref) => {
      const text = ask('cat-file', 'blob', `${find(ref) ?? ref}:${path}`)
      return Promise.resolve(text === undefined ? undefined : Buffer.from(text))
    },
    mergeBase: (one, other) => Promise.resolve(ask('merge-base', one, other)),
    pullRequestsOf: (sha) => Promise.resolve(pullRequests[sha] ?? []),
    tags: () => Promise.resolve((ask('for-each-ref', '--format=%(refname:strip=2)', 'refs/tags') ?? '').split('\n')),
    releases: () => iterate(releases),
    successfulDeployments: (environment) => iterate(deployments[environment] ?? []),
    successfulRuns: (_, branch) =>
      iterate(runs.filter((run) => run.conclusion === 'success' && (branch ?? run.headBranch) === run.headBranch)),
    runs: (_, branch) => iterate(runs.filter((run) => (branch ?? run.headBranch) === run.headBranch)),
    jobs: (id) => Promise.resolve(jobs[id] ?? []),
  }
  return new Proxy(github, {
    get: (target, name: keyof GitHub) => {
      calls.push(name)
      return target[name]
    },
  })
}

function rejectMissing(commit: string): Promise<never> {
  return Promise.reject(new GitHubFailure(`No commit ${commit}.`))
}

async function* iterate<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item)
}
