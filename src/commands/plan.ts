/** `cloudfront-action plan`. Sends nothing. */
import { compareCommits } from '../changed-files/compare-commits.ts'
import type { ChangedFiles } from '../changed-files/changed-files.ts'
import type { Environment } from '../environment.ts'
import type { Run } from '../event/run.ts'
import { Failure } from '../failure.ts'
import { InvalidInput } from '../faults.ts'
import { GitHubFailure } from '../github/github.ts'
import type { CommandLine } from '../inputs/command-line.ts'
import { readInputs } from '../inputs/read-inputs.ts'
import { describePlanned, planPurge } from '../purge/plan-purge.ts'
import { AUTO, type PurgeRequest, type Target } from '../purge/plan/target.ts'
import type { PurgeResult } from '../purge/result.ts'
import { GitFailure, type Git } from '../repository/git.ts'
import { readSha, type Sha } from '../repository/revision.ts'
import type { Workspace } from '../repository/workspace.ts'
import { ANY_DISTRIBUTION, describePlan, formatPlan } from '../report/plan-report.ts'
import type { Terminal } from '../report/terminal.ts'
import { listDirectoryHere, listFilesHere, openGitHere } from './git-here.ts'

/** Milliseconds for git. */
const TIME = 120_000

type PlanDependencies = {
  readonly directory: string
  readonly workspace: Workspace
  readonly run: Run
  readonly env: Environment
  readonly terminal: Terminal
  /** The defaults of the inputs. */
  readonly defaults: ReadonlyMap<string, string>
}

/** Returns the exit code: 0, or 1 if the plan has a problem, or 2 if the options are wrong. */
export async function runPlan(
  { input, json }: Extract<CommandLine, { kind: 'plan' }>,
  dependencies: PlanDependencies,
): Promise<0 | 1 | 2> {
  const { terminal } = dependencies
  const closing: (() => Promise<void>)[] = []
  try {
    const request = await readRequest(input, dependencies)
    const { directory, run } = dependencies
    const git = openGitHere({
      ...{ directory, run, deadline: Date.now() + TIME, inputs: { githubToken: undefined } },
      atEnd: (work) => void closing.push(work),
    })
    const result = await plan(request, { ...dependencies, git })
    if (json) terminal.writeJson(describePlan(result))
    else terminal.write(formatPlan(result))
    for (const { message, advice } of json ? [] : result.problems)
      terminal.complain(`${message} ${advice ?? ''}`.trim())
    return result.status === 'failed' ? 1 : 0
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    terminal.complain(`${error.message}\nHere, inputs are options, such as \`--root public\`; \`--help\` lists them.`)
    return 2
  } finally {
    await Promise.allSettled(closing.map((work) => work()))
  }
}

export async function readDefaults(text: string): Promise<ReadonlyMap<string, string>> {
  const { parse } = await import('yaml')
  const manifest = parse(text) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  }
  const defaults = Object.entries(manifest.inputs).map(([name, { default: value = '' }]) => [name, value] as const)
  return new Map(defaults.filter(([name]) => name !== 'github-token'))
}

async function readRequest(
  input: (name: string) => string | undefined,
  { workspace, env, terminal, defaults }: PlanDependencies,
): Promise<PurgeRequest> {
  const standard = new Map([...defaults, ['distribution', ANY_DISTRIBUTION]])
  const { job } = await readInputs({
    input: (name) => input(name) ?? standard.get(name) ?? '',
    workspace,
    pullRequest: undefined,
    warn: ({ message }) => {
      terminal.complain(message)
    },
    env,
  })
  if (job.command !== 'invalidate') throw new Error(`A plan is read as ${job.command}.`)
  return job.request
}

async function plan(
  { targets }: PurgeRequest,
  { git, workspace, directory: root }: Pick<PlanDependencies, 'workspace' | 'directory'> & { readonly git: Git },
): Promise<PurgeResult> {
  const names = new Set(targets.flatMap(({ distributions }) => distributions))
  const planned = await planPurge(
    () =>
      Promise.all(
        targets.map(async (target) => ({ target, changes: await findChanges(target, { git, workspace, root }) })),
      ),
    {
      listFiles: (commit) => listFilesHere(git, commit),
      listDirectory: (commit, directory) => listDirectoryHere(git, commit, directory),
      isDirectory: workspace.isDirectory,
      distributions: () => Promise.resolve(new Map([...names].map((id) => [id, { kind: 'distribution', id }]))),
      onPlans: () => undefined,
    },
  )
  return planned.kind === 'ended' ? planned.result : describePlanned(planned)
}

async function findChanges(
  { changes: source, scope }: Target,
  { git, ...tools }: { readonly git: Git; readonly workspace: Workspace; readonly root: string },
): Promise<ChangedFiles | undefined> {
  if (source === undefined) return undefined
  if (source.kind === 'list') return { kind: 'known', files: source.files }
  if (source.kind === 'build')
    return (await import('./planned-build.ts')).comparePlannedBuild({ ...source, scope }, tools)
  const names = [source.base === AUTO ? 'HEAD~1' : source.base, source.head === AUTO ? 'HEAD' : source.head] as const
  const [base, head] = await resolve(names, git)
  const github = () => Promise.reject(new GitHubFailure('`plan` does not ask GitHub.'))
  return compareCommits({ git, useTemporary: undefined, github }, [base], head)
}

async function resolve(names: readonly [string, string], git: Git): Promise<readonly [Sha, Sha]> {
  const found = await git.resolve(names).catch((error: unknown) => {
    if (error instanceof GitFailure) {
      const [what = ''] = error.message.split(' Run actions/checkout')
      throw new Failure(what, 'Run this in the top directory of the clone of your repository.')
    }
    throw error
  })
  const [base, head] = names.map((name, index) => {
    const sha = readSha(found[index] ?? '')
    if (sha !== undefined) return sha
    throw new Failure(
      `This clone has no commit ${JSON.stringify(name)}.`,
      'Give `--base` and `--head` a branch, a tag or a SHA that `git log` shows here.',
    )
  })
  if (base === undefined || head === undefined) throw new Error('Two names lead to two commits.')
  return [base, head]
}
