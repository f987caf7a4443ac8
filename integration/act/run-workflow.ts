import { globSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { printedBy, runProgram, type ProgramResult } from '../../emulators/runner/run-program.ts'
import { REPOSITORY } from '../../emulators/runner/push-event.ts'
import { createRepository, type Repository } from '../../emulators/runner/repository.ts'
import { findTool, repositoryRoot } from '../tools.ts'

const WORKFLOWS = '.github/workflows'
/** In this directory. */
export const WORKFLOW_FILES = [
  'deploy.yml',
  'built-site.yml',
  'distribution.yml',
  'call-purge.yml',
  'call-preview.yml',
  'call-preview-forks.yml',
]
/** The workflows of examples/. */
export const EXAMPLE_WORKFLOWS = globSync('examples/*/.github/workflows/*.yml', { cwd: repositoryRoot }).sort()
/** Where act keeps the entries of its cache, in the directory of the runs. */
export const CACHE = 'cache'
const REUSABLE_WORKFLOWS = ['purge.yml', 'preview.yml']

/**
 * Makes a repository with this action and the workflows that use it. They are not committed yet: the first commit of
 * the caller includes them.
 */
export async function createActionRepository(directory: string): Promise<Repository> {
  const repository = await createNamedRepository(join(directory, 'site'))
  await copyAction(repository)
  const workflows = join(repository.directory, WORKFLOWS)
  for (const file of WORKFLOW_FILES) await cp(join(import.meta.dirname, file), join(workflows, file))
  return repository
}

/** Makes a repository with a folder of examples/ as its first commit. */
export async function createExampleRepository(directory: string, example: string): Promise<Repository> {
  const repository = await createNamedRepository(join(directory, 'site'))
  const listed = await printedBy({
    command: 'git',
    args: ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    env: { PATH: process.env['PATH'] ?? '' },
    cwd: join(repositoryRoot, 'examples', example),
  })
  for (const file of listed.split('\0').filter((name) => name !== '')) {
    await cp(join(repositoryRoot, 'examples', example, file), join(repository.directory, file))
  }
  await repository.commit({})
  return repository
}

async function createNamedRepository(directory: string): Promise<Repository> {
  const repository = await createRepository(directory)
  // act reads the repository's name from its remote.
  await repository.git('remote', 'add', 'origin', `https://github.com/${REPOSITORY}.git`)
  return repository
}

async function copyAction({ directory }: Repository): Promise<void> {
  for (const part of ['action.yml', 'dist']) {
    await cp(join(repositoryRoot, part), join(directory, part), { recursive: true })
  }
  const workflows = join(directory, WORKFLOWS)
  await mkdir(workflows, { recursive: true })
  for (const file of REUSABLE_WORKFLOWS) {
    const text = await readFile(join(repositoryRoot, WORKFLOWS, file), 'utf8')
    await writeFile(join(workflows, file), asActKnowsIt(text))
  }
}

/** The replacement for `$/`. */
const THIS_ACTION = `octocat/cloudfront-action@${'1'.repeat(40)}`
/** How examples name it. */
const RELEASED_ACTION = 'OWNER/cloudfront-action@v1'

/** act knows neither `$/` nor `deployment: false`, and makes no deployments. */
function asActKnowsIt(workflow: string): string {
  return workflow.replaceAll('uses: $/', `uses: ${THIS_ACTION}`).replaceAll(/^ *deployment: false\n/gm, '')
}

/**
 * Makes each stand-in the git repository that act wants it to be. There must be one for every action that the workflows use from
 * elsewhere, `stand-ins/checkout` for `actions/checkout`.
 *
 * @returns act's arguments, by which it takes them for the very commits that the workflows name
 */
export async function prepareStandIns(directory: string): Promise<readonly string[]> {
  const files = [
    ...WORKFLOW_FILES.map((file) => join(import.meta.dirname, file)),
    ...REUSABLE_WORKFLOWS.map((file) => join(repositoryRoot, WORKFLOWS, file)),
    ...EXAMPLE_WORKFLOWS.map((file) => join(repositoryRoot, file)),
  ]
  const workflows = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n')
  const actions = new Map(
    [...workflows.matchAll(/uses: ([\w-]+\/([\w-]+)@[0-9a-f]{40})/g)].map(([, used = '', name = '']) => [used, name]),
  )
  const action = await createRepository(join(directory, 'stand-ins/cloudfront-action'))
  await copyAction(action)
  await action.commit({})
  const args = [THIS_ACTION, RELEASED_ACTION].flatMap((name) => ['--local-repository', `${name}=${action.directory}`])
  for (const [used, name] of actions) {
    const standIn = await createRepository(join(directory, 'stand-ins', name))
    await cp(join(import.meta.dirname, 'stand-ins', name), standIn.directory, { recursive: true })
    await standIn.commit({})
    args.push('--local-repository', `${used}=${standIn.directory}`)
  }
  return args
}

/**
 * Runs the workflow of a repository with act, without containers: the steps are processes of this machine.
 *
 * @param input.directory where act's home is made and the event is written
 * @param input.standIns what {@link prepareStandIns} returned
 * @param input.endpoint where CloudFront is
 * @param input.api where GitHub's API is
 * @param input.eventName by default `push`
 * @param input.workflow by default `deploy.yml`
 * @param input.distribution the workflow's variable `DISTRIBUTION`
 * @param input.base its variable `BASE`
 * @param input.maxAge its variable `MAX_AGE`
 * @param input.manifest its variable `MANIFEST`
 * @param input.variables further variables of the repository, `vars.NAME` in workflows
 * @param input.env further variables of all jobs
 * @param input.programs directories of programs that are found before all others
 * @param input.interruption act gets SIGINT when it is aborted
 */
export async function runWorkflow(input: {
  readonly directory: string
  readonly repository: Repository
  readonly standIns: readonly string[]
  readonly event: object
  readonly eventName?: string
  readonly endpoint: string
  readonly api: string
  readonly workflow?: string
  readonly distribution?: string
  readonly base?: string
  readonly maxAge?: string
  readonly manifest?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly programs?: readonly string[]
  readonly interruption?: AbortSignal | undefined
}): Promise<ProgramResult> {
  const home = await mkdtemp(join(input.directory, 'home-'))
  const event = join(home, 'event.json')
  await writeFile(event, JSON.stringify(input.event))
  return runProgram({
    command: findTool('act'),
    args: [
      input.eventName ?? 'push',
      ...['--workflows', `${WORKFLOWS}/${input.workflow ?? 'deploy.yml'}`],
      ...['ubuntu-latest', 'ubuntu-24.04'].flatMap((label) => ['--platform', `${label}=-self-hosted`]),
      ...['--eventpath', event],
      ...['--secret', 'GITHUB_TOKEN=a-token'],
      ...['--var', `DISTRIBUTION=${input.distribution ?? ''}`],
      ...['--var', `BASE=${input.base ?? 'auto'}`],
      ...['--var', `MAX_AGE=${input.maxAge ?? ''}`],
      ...['--var', `MANIFEST=${input.manifest ?? 'cache'}`],
      ...Object.entries(input.variables ?? {}).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
      ...['--cache-server-addr', '127.0.0.1'],
      ...['--cache-server-path', join(input.directory, CACHE)],
      ...['--env', `AWS_ENDPOINT_URL_CLOUDFRONT=${input.endpoint}`],
      ...['--env', `GITHUB_API_URL=${input.api}`],
      // act cannot use another GITHUB_SERVER_URL. Git cannot reach it, so the action asks the API.
      ...['--env', 'HTTPS_PROXY=http://127.0.0.1:9'],
      ...['--env', `SITE_REPOSITORY=${input.repository.directory}`],
      ...Object.entries(input.env ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      '--no-skip-checkout',
      ...input.standIns,
    ],
    cwd: input.repository.directory,
    interruption: input.interruption,
    // The steps run on the same Node, which is what the runner has for `node24`.
    env: {
      HOME: home,
      PATH: [
        ...(input.programs ?? []),
        dirname(process.execPath),
        dirname(findTool('aws')),
        process.env['PATH'] ?? '',
      ].join(':'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
    },
  })
}

/** The lines that the steps printed. act shows them after the job's name and a bar. */
export function printedLines(log: string): readonly string[] {
  return log.split('\n').flatMap((line) => {
    const [, text] = /^\[[^\]]*\]\s+\| (.*)$/.exec(line) ?? []
    return text === undefined ? [] : [text.trimEnd()]
  })
}
