import { askInTurn, Unknowable, type CommitSources } from '../github/commit-sources.ts'
import { findOnGitHub } from '../github/find-commit.ts'

export type BranchTip =
  { readonly kind: 'at'; readonly sha: string } | { readonly kind: 'unknown'; readonly reason: string }

/** Milliseconds. */
const TIMEOUT = 10_000

export type TipSources = Pick<CommitSources, 'git' | 'github'> & {
  /** Before git is asked. */
  readonly readServerRef?: (ref: string) => Promise<string | undefined>
}

export async function askForTip({ git, github, readServerRef }: TipSources, ref: string): Promise<BranchTip> {
  try {
    const sha = await askInTurn([
      { what: 'On the server', ask: async () => (await readServerRef?.(ref)) ?? git.lookUpOnServer(ref, TIMEOUT) },
      { what: "By GitHub's API", ask: async () => findOnGitHub(await github(), { kind: 'ref', ref }) },
    ])
    return sha === undefined ? { kind: 'unknown', reason: `The server has no ${ref} any more.` } : { kind: 'at', sha }
  } catch (error) {
    if (!(error instanceof Unknowable)) throw error
    return { kind: 'unknown', reason: error.message }
  }
}
