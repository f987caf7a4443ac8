import type { Git } from './git.ts'
import { requireShas, type GitCalls } from './git-calls.ts'
import { isFullSha, isServerRef } from './revision.ts'
import { locate, type Server } from './server.ts'

export type ServerCalls = Pick<Git, 'lookUpOnServer' | 'tagsOnServer'> & {
  /** `what` begins messages. Objects come without the files below them. */
  readonly fetchObjects: (what: string, ids: readonly string[], options: readonly string[]) => Promise<void>
}

export function openServerCalls({ askServer }: Pick<GitCalls, 'askServer'>, server: Server): ServerCalls {
  /** Full SHAs by the names of refs. */
  async function listRefs(
    what: string,
    args: readonly string[],
    timeout?: number,
  ): Promise<ReadonlyMap<string, string>> {
    const answer = await askServer({ what, args: ['ls-remote', '--quiet', ...args], timeout })
    const lines = answer.toString().split('\n')
    return new Map(
      lines.flatMap((line) => {
        const [sha = '', name] = line.split('\t')
        return name !== undefined && isFullSha(sha) ? [[name, sha] as const] : []
      }),
    )
  }

  return {
    async lookUpOnServer(ref, timeout) {
      if (!isServerRef(ref)) return undefined
      const names = [`refs/tags/${ref}^{}`, `refs/tags/${ref}`, `refs/heads/${ref}`, `${ref}^{}`, ref]
      const { url } = locate(server)
      const found = await listRefs(`Looking for ${ref} on ${url}`, ['--end-of-options', url, ...names], timeout)
      return names.map((name) => found.get(name)).find((sha) => sha !== undefined)
    },

    async tagsOnServer() {
      const { url } = locate(server)
      const found = await listRefs(`Listing the tags of ${url}`, ['--tags', '--end-of-options', url])
      // An annotated tag has a second line with the tagged object.
      return new Map(Array.from(found, ([name, sha]) => [name.replace(/^refs\/tags\/|\^\{\}$/g, ''), sha]))
    },

    async fetchObjects(what, ids, options) {
      const wanted = requireShas(ids)
      const { url } = locate(server)
      await askServer({
        what: `${what} from ${url}`,
        args: [
          ...['fetch', '-q', ...options, '--filter=blob:none', '--no-tags', '--no-prune', '--no-recurse-submodules'],
          ...['--no-write-fetch-head', '--refmap=', '--end-of-options', url, ...wanted],
        ],
      })
    },
  }
}
