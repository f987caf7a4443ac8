/** The environment of the step, parsed once. No other file knows the names of the runner's variables. */
import { readVariable, type Environment } from '../environment.ts'

export type Run = {
  /** `OWNER/NAME`; `local` outside of GitHub Actions. */
  readonly repository: string
  /** GitHub's ID of the repository, which no rename changes; `undefined` outside of GitHub Actions. */
  readonly repositoryId: string | undefined
  /** Without a slash at the end: `https://github.com`. */
  readonly serverUrl: string
  readonly apiUrl: string
  /** `undefined` outside of GitHub Actions. */
  readonly id: number | undefined
  /** From 1; every re-run counts one more. */
  readonly attempt: number
  /** The name of the workflow's file: that of the caller where one workflow calls another. */
  readonly workflow: string | undefined
  /** What the run is for: a branch; a tag; for pull requests the branch that they bring. */
  readonly ref: RunRef | undefined
  /** The job's ID in the workflow's file. The API does not know it; it knows names, and on which runner a job is. */
  readonly job: string
  readonly runnerName: string
  /** The event's name, the SHA that GitHub gives the run, both perhaps empty, and the path of the payload's file. */
  readonly event: { readonly name: string; readonly sha: string; readonly payloadFile: string | undefined }
  readonly workspace: string | undefined
  /** The job's directory for temporary files. */
  readonly temporary: string | undefined
  /** Whether the runner shows a job summary. */
  readonly hasSummary: boolean
  readonly awsRegion: string | undefined
  /** Where the job gets OIDC tokens; undefined without `id-token: write`. */
  readonly tokenService: { readonly url: string; readonly bearer: string } | undefined
  /** What git gets: everything except the action's inputs, AWS's variables and the runner's tokens. Proxies are in lower case. */
  readonly gitEnvironment: Environment
}

export type RunRef = { readonly kind: 'branch' | 'tag' | 'pull-request'; readonly name: string }

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
export function readRun(env: Environment): Run {
  const read = (name: string) => readVariable(env, name)
  return {
    repository: read('GITHUB_REPOSITORY') ?? 'local',
    repositoryId: read('GITHUB_REPOSITORY_ID'),
    serverUrl: (read('GITHUB_SERVER_URL') ?? 'https://github.com').replace(/\/+$/, ''),
    apiUrl: read('GITHUB_API_URL') ?? 'https://api.github.com',
    id: readNumber(read('GITHUB_RUN_ID')),
    attempt: readNumber(read('GITHUB_RUN_ATTEMPT')) ?? 1,
    workflow: /^[^/]+\/[^/]+\/(?:.*\/)?([^/@]+\.ya?ml)@/.exec(read('GITHUB_WORKFLOW_REF') ?? '')?.[1],
    ref: readRef(read('GITHUB_REF') ?? '', read('GITHUB_HEAD_REF')),
    job: read('GITHUB_JOB') ?? '',
    runnerName: read('RUNNER_NAME') ?? '',
    event: {
      name: read('GITHUB_EVENT_NAME') ?? '',
      sha: read('GITHUB_SHA') ?? '',
      payloadFile: read('GITHUB_EVENT_PATH'),
    },
    workspace: read('GITHUB_WORKSPACE'),
    temporary: read('RUNNER_TEMP'),
    hasSummary: read('GITHUB_STEP_SUMMARY') !== undefined,
    awsRegion: read('AWS_REGION') ?? read('AWS_DEFAULT_REGION'),
    tokenService: readTokenService(read('ACTIONS_ID_TOKEN_REQUEST_URL'), read('ACTIONS_ID_TOKEN_REQUEST_TOKEN')),
    gitEnvironment: {
      ...Object.fromEntries(
        Object.entries(env).filter(([name]) => !/^(?:INPUT_|AWS_|ACTIONS_)|^(?:https?|all|no)_proxy$/i.test(name)),
      ),
      ...readProxies(read),
    },
  }
}

function readRef(ref: string, headRef: string | undefined): RunRef | undefined {
  if (headRef !== undefined) return { kind: 'pull-request', name: headRef }
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? []
  return name === undefined ? undefined : { kind: kind === 'heads' ? 'branch' : 'tag', name }
}

/** In lower case: curl, and so git, reads `HTTP_PROXY` in no other form, and takes an empty variable for a value. */
function readProxies(read: (name: string) => string | undefined): Environment {
  return Object.fromEntries(
    ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => {
      const value = read(name) ?? read(name.toUpperCase())
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function readTokenService(url: string | undefined, bearer: string | undefined): Run['tokenService'] {
  return url === undefined || bearer === undefined ? undefined : { url, bearer }
}

function readNumber(text: string | undefined): number | undefined {
  return /^\d+$/.test(text ?? '') ? Number(text) : undefined
}

/** Variables that hold a secret as it is. */
const SECRETS = [
  'INPUT_GITHUB-TOKEN',
  'GITHUB_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
]
const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY']

/** All secrets that the step was given: tokens, keys, and passwords in the addresses of proxies. */
export function findSecrets(env: Environment): readonly string[] {
  const proxies = PROXIES.flatMap((name) => [readVariable(env, name), readVariable(env, name.toLowerCase())])
  const secrets = new Set([...SECRETS.map((name) => readVariable(env, name)), ...proxies.flatMap(findPassword)])
  return [...secrets].filter((secret) => secret !== undefined)
}

/** The password of an address as it stands there, and what it means. */
function findPassword(address: string | undefined): readonly string[] {
  const written = /^(?:[a-z]+:\/\/)?([^@/]*:)?(.+)@/i.exec(address ?? '')?.[2]
  if (written === undefined) return []
  try {
    return [written, decodeURIComponent(written)]
  } catch {
    return [written]
  }
}
