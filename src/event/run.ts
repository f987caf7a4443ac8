/** Only this file knows the runner's variables. */
import { readVariable, type Environment } from '../environment.ts'
import { pathOutside } from '../repository/git-environment.ts'

export type Run = {
  /** `OWNER/NAME`; `local` outside of GitHub Actions. */
  readonly repository: string
  /** Stays after a rename. */
  readonly repositoryId: string | undefined
  /** Without a slash at the end: `https://github.com`. */
  readonly serverUrl: string
  readonly apiUrl: string
  readonly id: number | undefined
  /** Counts from 1. */
  readonly attempt: number
  /** The file name; the caller's for a reusable workflow. */
  readonly workflow: string | undefined
  /** A branch, a tag, or a pull request's head branch. */
  readonly ref: RunRef | undefined
  /** In the workflow file. */
  readonly job: string
  readonly runnerName: string
  /** `name` and `sha` may be empty. */
  readonly event: {
    readonly name: string
    readonly sha: string
    readonly ref: string | undefined
    readonly payloadFile: string | undefined
  }
  readonly workspace: string | undefined
  readonly temporary: string | undefined
  readonly hasSummary: boolean
  readonly awsRegion: string | undefined
  /** Undefined if the SDK has to find credentials elsewhere. */
  readonly awsKeys: AwsKeys | undefined
  /** Undefined without `id-token: write`. */
  readonly tokenService: { readonly url: string; readonly bearer: string } | undefined
  /** Without the action's inputs, AWS's variables and the runner's tokens. */
  readonly gitEnvironment: Environment
  /** For `@actions/cache`: without the action's inputs, AWS's variables, and other tokens. */
  readonly cacheEnvironment: Environment
}

/** The names of the SDK. */
export type AwsKeys = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
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
      ref: read('GITHUB_REF'),
      payloadFile: read('GITHUB_EVENT_PATH'),
    },
    workspace: read('GITHUB_WORKSPACE'),
    temporary: read('RUNNER_TEMP'),
    hasSummary: read('GITHUB_STEP_SUMMARY') !== undefined,
    awsRegion: read('AWS_REGION') ?? read('AWS_DEFAULT_REGION'),
    awsKeys: readAwsKeys(read),
    tokenService: readTokenService(read('ACTIONS_ID_TOKEN_REQUEST_URL'), read('ACTIONS_ID_TOKEN_REQUEST_TOKEN')),
    gitEnvironment: { ...leaveOut(env, /^(?:INPUT_|AWS_|ACTIONS_)/i), ...readProxies(read) },
    cacheEnvironment: readCacheEnvironment(env, read),
  }
}

/** Leaves out what turns on the debug log. The package does not read `all_proxy`. */
function readCacheEnvironment(env: Environment, read: (name: string) => string | undefined): Environment {
  const left = /^(?:INPUT_|AWS_|ACTIONS_ID_TOKEN_|(?:GITHUB|GH)_TOKEN$|RUNNER_DEBUG$|NODE_OPTIONS$)/i
  const { all_proxy: all, ...proxies } = readProxies(read)
  const others = all === undefined ? {} : { http_proxy: all, https_proxy: all }
  const workspace = read('GITHUB_WORKSPACE')
  const path = pathOutside(env, workspace === undefined ? [] : [workspace])
  return { ...leaveOut(env, left), ...path, ...others, ...proxies }
}

/** Also without the variables that `readProxies` reads. */
function leaveOut(env: Environment, names: RegExp): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !names.test(name) && !/^(?:https?|all|no)_proxy$/i.test(name)),
  )
}

function readRef(ref: string, headRef: string | undefined): RunRef | undefined {
  if (headRef !== undefined) return { kind: 'pull-request', name: headRef }
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? []
  return name === undefined ? undefined : { kind: kind === 'heads' ? 'branch' : 'tag', name }
}

/** curl, and so git, reads `http_proxy` in lower case only, and an empty variable as a value. */
function readProxies(read: (name: string) => string | undefined): Environment {
  return Object.fromEntries(
    ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => {
      const value = read(name) ?? read(name.toUpperCase())
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** With AWS_PROFILE, the SDK uses the profile, which may refer to these variables. */
function readAwsKeys(read: (name: string) => string | undefined): AwsKeys | undefined {
  const [accessKeyId, secretAccessKey] = [read('AWS_ACCESS_KEY_ID'), read('AWS_SECRET_ACCESS_KEY')]
  if (read('AWS_PROFILE') !== undefined || accessKeyId === undefined || secretAccessKey === undefined) return undefined
  const sessionToken = read('AWS_SESSION_TOKEN')
  const expiration = read('AWS_CREDENTIAL_EXPIRATION')
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    ...(expiration !== undefined && { expiration: new Date(expiration) }),
  }
}

function readTokenService(url: string | undefined, bearer: string | undefined): Run['tokenService'] {
  return url === undefined || bearer === undefined ? undefined : { url, bearer }
}

function readNumber(text: string | undefined): number | undefined {
  return /^\d+$/.test(text ?? '') ? Number(text) : undefined
}

const SECRETS = [
  'INPUT_GITHUB-TOKEN',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
]
const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY']

export function findSecrets(env: Environment): readonly string[] {
  const proxies = PROXIES.flatMap((name) => [readVariable(env, name), readVariable(env, name.toLowerCase())])
  const secrets = new Set([...SECRETS.map((name) => readVariable(env, name)), ...proxies.flatMap(findPassword)])
  return [...secrets].filter((secret) => secret !== undefined)
}

function findPassword(address: string | undefined): readonly string[] {
  const written = /^(?:[a-z]+:\/\/)?([^@/]*:)?(.+)@/i.exec(address ?? '')?.[2]
  if (written === undefined) return []
  try {
    return [written, decodeURIComponent(written)]
  } catch {
    return [written]
  }
}

/**
 * Removes the inputs and the secrets from `env`, so that neither other code of the process nor its children can read
 * them. AWS's stay if the SDK has to read them itself.
 */
export function removeSecrets(env: Record<string, string | undefined>, { awsKeys }: Run): void {
  const readBySdk = awsKeys === undefined ? /^AWS_/ : /^AWS_(?!SECRET_ACCESS_KEY$|SESSION_TOKEN$)/
  const isSecret = (name: string) => SECRETS.includes(name) || /^(?:INPUT_|ACTIONS_)/.test(name)
  for (const name of Object.keys(env)) if (isSecret(name) && !readBySdk.test(name)) Reflect.deleteProperty(env, name)
}
