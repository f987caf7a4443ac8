import { hideSecretForms } from '../secrets.ts'
import { GitFailure } from './git.ts'

const UNKNOWN_OPTION = /unknown (?:option|switch)|unrecognized (?:argument|option)|^usage: git/i

/** Advice on known errors of git; the first match wins. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/git could not be run/, 'Install git in the image of the job, or give the changed files in `files:`.'],
  [UNKNOWN_OPTION, tooOld('Git')],
  [
    /unknown repository (?:extension|storage)|unknown value for .*extensions|expected git repo version/i,
    'Git on this runner is older than the git that made the checkout: update it in the image of the job, or give the changed files in `files:` or `files-from:`.',
  ],
  [
    /could not read [0-9a-f]{40}|unable to read (?:tree )?\(?[0-9a-f]{40}|bad object|is corrupt|unterminated line|unexpected line in/i,
    'The checkout is damaged, or its `.git/shallow` does not say where its history ends: run actions/checkout again, with `fetch-depth: 0` and `clean: true`.',
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

function tooOld(git: string): string {
  return `${git} on this runner is too old: the action needs git 2.29 or newer. Update it in the image of the job, or give the changed files in \`files:\` or \`files-from:\`.`
}

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

/** `askVersion` runs `git version`. */
export async function failOnGitError(what: string, stderr: string, askVersion: () => Promise<string>): Promise<never> {
  const [, version] = UNKNOWN_OPTION.test(stderr) ? (/^git version (\d[\w.]*)/.exec(await askVersion()) ?? []) : []
  const advice = version === undefined ? adviseOnGitError(stderr) : tooOld(`Git ${version}`)
  throw new GitFailure(`${what} failed: ${describeGitError(stderr)}. ${advice}`)
}
