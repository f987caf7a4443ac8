import type { Environment } from '../environment.ts'
import type { GitSetting } from './git-config.ts'
import { findGitDirectory } from './git-directory.ts'
import { unlessGitFails } from './git.ts'
import { borrowObjects, copyRefs, makeOwnRepository, readSettings, withSettings } from './own-repository.ts'
import { once } from '../remember.ts'
import { prepareRun, type GitResult, type RunGit } from './run-git.ts'
import { findCredentials, isCloneOf, locate, readMachineSettings, type Server } from './server.ts'

/** Errors for which other credentials may help. */
const REFUSED = /\b40[134]\b|authentication failed|could not read (?:username|password)|not found|access denied/i

const TIME_IS_UP: GitResult = {
  exitCode: undefined,
  stdout: Buffer.alloc(0),
  error: 'the time of `wait-timeout` is up',
}

export type OwnGit = {
  readonly directory: string
  readonly run: RunGit
  /** Tries the credentials in order until one is accepted. */
  readonly runWithServer: RunGit
  readonly originUrl: string | undefined
  /** Whether the clone is shallow. */
  readonly isCutOff: boolean
  readonly copyRefs: () => Promise<void>
}

/** See `openGit`. */
export async function openOwnRepository(given: {
  readonly directory: string
  readonly fresh?: 'sha1' | 'sha256'
  readonly env: Environment
  readonly server: Server
  readonly timeout: number
  readonly deadline: number
}): Promise<OwnGit> {
  const { directory: workspace, fresh, env, server, timeout, deadline } = given
  const found = await (fresh === undefined
    ? findGitDirectory(workspace)
    : unlessGitFails(() => findGitDirectory(workspace)))
  const clone = fresh === undefined ? found : undefined
  const settings = found === undefined ? [] : await readSettings(found)
  const setting = (wanted: string) => settings.findLast(([name]) => name === wanted)?.[1]
  const originUrl = setting('remote.origin.url')
  const formatOfClone = setting('extensions.objectformat')?.toLowerCase() === 'sha256' ? 'sha256' : 'sha1'
  const directory = await makeOwnRepository({
    env,
    objectFormat: fresh ?? formatOfClone,
    usesReftable: clone !== undefined && setting('extensions.refstorage')?.toLowerCase() === 'reftable',
  })
  const workspaces = [workspace, found?.top ?? workspace]
  const limit = (wanted = timeout) => Math.min(wanted, deadline - Date.now())
  const run = prepareRun({ env, gitDirectory: directory, workspaces, timeout: () => Math.max(limit(), 1_000) })
  const isShallow = clone !== undefined && (await borrowObjects(clone, directory))
  const prepareTransport = once(async () => {
    const { scheme } = locate(server)
    const ofMachine = scheme === 'file' ? [] : await readMachineSettings(run, { env, workspaces })
    return { scheme, ofMachine, credentials: await findCredentials(server, { settings, env }) }
  })
  return {
    directory,
    run,
    runWithServer: async (call) => {
      const { scheme, ofMachine, credentials: known } = await prepareTransport()
      const [best = [], ...others] = known
      const runWith = (credentials: readonly GitSetting[]) =>
        withSettings(directory, [[`protocol.${scheme}.allow`, 'always'], ...ofMachine, ...credentials], () =>
          limit() > 0
            ? run({ ...call, timeout: limit(call.timeout), env: { ...call.env, GIT_ALLOW_PROTOCOL: scheme } })
            : Promise.resolve(TIME_IS_UP),
        )
      let answer = await runWith(best)
      for (const credentials of others) {
        if (answer.exitCode === 0 || !REFUSED.test(answer.error)) break
        answer = await runWith(credentials)
      }
      return answer
    },
    originUrl,
    isCutOff: isShallow || clone === undefined || !isCloneOf(server.repository, originUrl),
    copyRefs: once(async () => {
      if (clone !== undefined) await copyRefs(clone, directory)
    }),
  }
}
