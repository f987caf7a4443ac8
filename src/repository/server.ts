import { basename, join } from 'node:path'
import { readVariable, type Environment } from '../environment.ts'
import { hideSecretForms } from '../secrets.ts'
import { parseGitConfig, type GitSetting } from './git-config.ts'
import { GitFailure } from './git.ts'
import { findRealPath, isBelow, readRegularFile } from './regular-file.ts'
import type { RunGit } from './run-git.ts'

export type Server = {
  readonly serverUrl: string
  readonly repository: string
  readonly token: string | undefined
}

/** Rejects impossible names and addresses. */
export function locate({ serverUrl, repository }: Server): { readonly url: string; readonly scheme: string } {
  if (!/^[\w-]+\/[\w.-]+$/.test(repository)) {
    throw new GitFailure(
      `Cannot fetch from the repository ${JSON.stringify(repository)}: GITHUB_REPOSITORY must be OWNER/NAME.`,
    )
  }
  const [, scheme] = /^(https?|file):\/\/[^\s\p{Cc}@]+$/u.exec(serverUrl) ?? []
  if (scheme !== undefined) return { url: `${serverUrl}/${repository}.git`, scheme }
  throw new GitFailure(
    `Cannot fetch from ${hideSecretForms(JSON.stringify(serverUrl))}: GITHUB_SERVER_URL must be an address such as \`https://github.com\`, without a user.`,
  )
}

export function isCloneOf(repository: string, address = ''): boolean {
  const named = /[^/:]+\/[^/]+?(?=(?:\.git)?\/*$)/.exec(address)?.[0]
  return named?.toLowerCase() === repository.toLowerCase()
}

/** The best first: our token, the credentials of actions/checkout, or none. */
export async function findCredentials(
  server: Server,
  { settings, env }: { readonly settings: readonly GitSetting[]; readonly env: Environment },
): Promise<readonly (readonly GitSetting[])[]> {
  const name = `http.${server.serverUrl}/.extraheader`
  const left = [...settings, ...(await readIncludedCredentials(settings, env))]
    .filter(([key, value]) => key === name && /^authorization: basic [\w+/=-]+$/i.test(value))
    .map(([, value]) => value.replace(/^.* /, ''))
  const ours = server.token === undefined ? [] : [basicToken(server.token)]
  const all = [...new Set([...ours, ...left])]
  return all.length === 0 ? [[]] : all.map((basic) => [[name, `AUTHORIZATION: basic ${basic}`] as const])
}

export function basicToken(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64')
}

const MAX_CREDENTIALS_SIZE = 64 * 1024

/** actions/checkout 6 keeps credentials in an included file in RUNNER_TEMP. */
async function readIncludedCredentials(
  settings: readonly GitSetting[],
  env: Environment,
): Promise<readonly GitSetting[]> {
  const temporary = readVariable(env, 'RUNNER_TEMP')
  const names = settings
    .filter(([name]) => /^include(?:if\..*)?\.path$/s.test(name))
    .map(([, path]) => basename(path))
    .filter((name) => /^git-credentials-[\w-]+\.config$/.test(name))
  if (temporary === undefined) return []
  const files = await Promise.all(
    [...new Set(names)].map((name) => readRegularFile(join(temporary, name), MAX_CREDENTIALS_SIZE).catch(() => '')),
  )
  return files.flatMap((bytes) => parseGitConfig(bytes.toString()))
}

const OF_MACHINE =
  /^http\.(?:.+\.)?(?:proxy|proxyauthmethod|proxysslcainfo|sslverify|sslcainfo|sslcapath|sslbackend|sslversion|sslcert|sslkey|schannelcheckrevoke|schannelusesslcainfo|version)$/s

/** By `git config --list`. */
export async function readMachineSettings(
  run: RunGit,
  { env, workspaces }: { readonly env: Environment; readonly workspaces: readonly string[] },
): Promise<readonly GitSetting[]> {
  const home = readVariable(env, 'HOME') ?? readVariable(env, 'USERPROFILE')
  const configHome = readVariable(env, 'XDG_CONFIG_HOME')
  for (const directory of [home, configHome]) {
    const real = directory === undefined ? undefined : await findRealPath(directory)
    if (real !== undefined && workspaces.some((each) => isBelow(`${real}/`, each))) return []
  }
  const { stdout } = await run({
    what: 'Reading the settings of the machine',
    args: ['config', '--list', '-z'],
    env: { HOME: home, XDG_CONFIG_HOME: configHome, GIT_CONFIG_NOSYSTEM: env['GIT_CONFIG_NOSYSTEM'] },
  })
  return stdout
    .toString()
    .split('\0')
    .map((entry): GitSetting => {
      const end = entry.indexOf('\n')
      return end < 0 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)]
    })
    .filter(([name]) => OF_MACHINE.test(name))
    .map(([name, value]) => [name, home === undefined ? value : value.replace(/^~(?=\/)/, home)])
}
