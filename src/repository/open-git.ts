import type { Environment } from '../environment.ts'
import { listFirst } from '../list-first.ts'
import { openGitCalls, requireShas } from './git-calls.ts'
import type { Git } from './git.ts'
import { openObjectCalls } from './object-calls.ts'
import { openOwnRepository, type OwnGit } from './open-own-repository.ts'
import { removeOwnRepository } from './own-repository.ts'
import { isFullSha } from './revision.ts'
import { openServerCalls } from './server-calls.ts'
import type { Server } from './server.ts'
import { openTreeCalls } from './tree-calls.ts'

/** `close` deletes temporary files; make no calls after it. */
export type OpenedGit = Git & { readonly close: () => Promise<void> }

/**
 * `fresh` is an object format: the repository then starts empty, and only the credentials in `directory` are used. Git
 * works in a repository of our own, which borrows the clone's objects, and never uses the clone's configuration. `env`
 * has the job's variables; `timeout` is milliseconds for each call. After `deadline`, in milliseconds since 1970, the
 * server is not asked, and other calls take at most a second.
 */
export function openGit(given: {
  readonly directory: string
  readonly fresh?: 'sha1' | 'sha256'
  readonly env: Environment
  readonly server: Server
  readonly timeout?: number
  readonly deadline?: number
}): OpenedGit {
  let opened: Promise<OwnGit> | undefined
  const own = () => (opened ??= openOwnRepository({ timeout: 120_000, deadline: Infinity, ...given }))
  const calls = openGitCalls(own)
  const { fetchObjects, ...ofServer } = openServerCalls(calls, given.server)

  return {
    ...ofServer,
    ...openTreeCalls(calls, { fetchObjects }),
    ...openObjectCalls(calls, { fetchObjects }),

    async resolve(revisions) {
      if (!revisions.every(isFullSha)) await (await own()).copyRefs()
      const names = revisions.flatMap((revision) => [revision, `refs/remotes/origin/${revision}`])
      const answer = await calls.ask({
        what: `Looking for ${enumerate(revisions)} in the repository`,
        // On stdin, names cannot be options.
        args: ['cat-file', '--batch-check=%(objectname)'],
        input: names.map((name) => `${name}^{commit}\n`).join(''),
      })
      const lines = answer.toString().split('\n')
      return revisions.map((_, index) => [lines[2 * index], lines[2 * index + 1]].find((line) => isFullSha(line ?? '')))
    },

    originUrl: async () => (await own()).originUrl,

    async fetchCommits(shas) {
      const { copyRefs, isCutOff } = await own()
      // Refs tell the server which objects we have.
      await copyRefs()
      // `--depth` would make a complete clone shallow.
      await fetchObjects(`Fetching ${enumerate(shas)}`, shas, isCutOff ? ['--depth=1'] : [])
    },

    async diff(base, head) {
      const flags = ['-r', '-z', '--raw', '--no-renames', '--ignore-submodules=none']
      return calls.ask({
        what: `Comparing ${base} with ${head}`,
        args: ['diff-tree', ...flags, '--end-of-options', ...requireShas([base, head]), '--'],
      })
    },

    isShallow: async () => (await own()).isCutOff,

    async mergeBase(one, other) {
      const what = `Looking for the merge base of ${one} and ${other}`
      const { run } = await own()
      const answer = await run({ what, args: ['merge-base', '--end-of-options', ...requireShas([one, other])] })
      if (answer.exitCode === 0) return answer.stdout.toString().trim()
      if (answer.exitCode === 1 && answer.error === '') return undefined
      return calls.fail(what, answer.error)
    },

    close: async () => {
      const repository = await opened?.catch(() => undefined)
      if (repository !== undefined) await removeOwnRepository(repository.directory)
    },
  }
}

function enumerate(names: readonly string[]): string {
  return names.length > 2 ? listFirst(names, 2) : names.join(' and ')
}
