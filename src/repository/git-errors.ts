import { hideSecretForms } from '../secrets.ts'
import { GitFailure } from './git.ts'

/** Advice on known errors of git; the first match wins. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/git could not be run/, 'Install git in the image of the job, or give the changed files in `files:`.'],
  [
    /unknown (?:option|switch)|unrecognized (?:argument|option)|^usage: git/i,
    'Git on this runner is too old: the action needs git 2.29 or newer. Update it in the image of the job, or give the changed files in `files:` or `files-from:`.',
  ],
  [
    /unknown repository (?:extension|storage)|unknown value for .*extensions|expected git repo version/i,
    'Git on this runner is older than the git that made the checkout: update it in the image of the job, or give the changed files in `files:` or `files-from:`.',
  ],
  [
    /not a git repository/i,
    'Run actions/checkout before this step, or give the changed files in `files:` or `files-from:`.',
  ],
  [
    /dubious ownership|unsafe repository/i,
    'Allow the directory with `git config --global --add safe.directory`, run in the same container before this step.',
  ],
  [
    /could not read (?:username|password)|authentication failed|permission denied|repository not found|access denied|\b40[13]\b/i,
    'Add `contents: read` to the `permissions:` of the job, or set `fetch-depth: 0` in actions/checkout, so that nothing has to be fetched.',
  ],
  [
    /not our ref|couldn't find remote ref|unadvertised object/i,
    'The server no longer has this commit. Give another `base:`, or the changed files in `files:`.',
  ],
  [
    /does not appear to be a git repository|no such remote/i,
    'The server has no such repository, or does not show it to this token: give one with `contents: read` as `github-token`.',
  ],
  [
    /could not resolve host|could not connect|couldn't connect|failed to connect|timed out|connection|early eof/i,
    'The server could not be reached: run the job again, or set `fetch-depth: 0` in actions/checkout.',
  ],
]

/**
 * The first error line and the line before it, in which ssh or the server may say more. Without credentials, at most
 * 300 characters.
 */
export function describeGitError(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !/^(?:warning|hint): /i.test(line))
  const error = Math.max(
    lines.findIndex((line) => /^(?:fatal|error): /.test(line)),
    0,
  )
  const words = lines.slice(Math.max(error - 1, 0), error + 1).map((line) => line.trim().replace(/\.$/, ''))
  if (words.length === 0) return 'git said nothing'
  return hideSecretForms(words.join('; '))
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 300)
}

export function adviseOnGitError(stderr: string): string {
  const known = ADVICE.find(([complaint]) => complaint.test(stderr))
  return known?.[1] ?? 'Give the changed files in `files:` or `files-from:` if this does not go away.'
}

/** `what` names the attempt in the message. */
export function failOnGitError(what: string, stderr: string): never {
  throw new GitFailure(`${what} failed: ${describeGitError(stderr)}. ${adviseOnGitError(stderr)}`)
}
