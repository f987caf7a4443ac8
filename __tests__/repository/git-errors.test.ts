import { describe, expect, test } from '@jest/globals'
import { adviseOnGitError, describeGitError } from '../../src/repository/git-errors.ts'

describe("git's own words", () => {
  test.each([
    ['fatal: not a git repository\n', 'fatal: not a git repository'],
    ['', 'git said nothing'],
    ['\n \n', 'git said nothing'],
    ['something else.\nand more\n', 'something else'],
    ['warning: redirecting\nfatal: bad\nhint: more\n', 'fatal: bad'],
    [
      'git@github.com: Permission denied (publickey).\r\nfatal: Could not read from remote repository.\n\nPlease make sure\n',
      'git@github.com: Permission denied (publickey); fatal: Could not read from remote repository',
    ],
    ['one\ntwo\nerror: RPC failed\nfatal: later\n', 'two; error: RPC failed'],
    ['fatal: \u001b[31mred\u001b[0m\u0007', 'fatal:  [31mred [0m '],
    [`fatal: ${'x'.repeat(999)}`, `fatal: ${'x'.repeat(293)}`],
    [
      "fatal: unable to access 'https://user:pass@github.com/o/r/': no",
      "fatal: unable to access 'https://***@github.com/o/r/': no",
    ],
    ['fatal: https://ghs_abc123@github.com/ and ghp_abc github_pat_1_a', 'fatal: https://***@github.com/ and *** ***'],
    ['fatal: AUTHORIZATION: basic eC1hY2Nlc3M6Z2hzXw==', 'fatal: AUTHORIZATION: basic ***'],
    ['fatal: Authorization: Bearer abc.def-ghi', 'fatal: Authorization: Bearer ***'],
  ])('%j', (stderr, words) => {
    expect(describeGitError(stderr)).toBe(words)
  })
})

describe('advice', () => {
  test.each([
    ['git could not be run: spawn git ENOENT', /Install git/],
    ["error: unknown option `no-write-fetch-head'", /git 2\.29 or newer/],
    ['usage: git diff-tree [--stdin] [-m]', /git 2\.29 or newer/],
    ["error: unknown option `end-of-options'", /git 2\.29 or newer/],
    ['fatal: unknown repository extension found:\trefstorage', /older than the git that made the checkout/],
    ['fatal: unknown repository extensions found:\tobjectformat', /older than the git that made the checkout/],
    ['fatal: unterminated line in ./packed-refs: abc', /run actions\/checkout again, with `fetch-depth: 0`/],
    [`error: Could not read ${'a'.repeat(40)}`, /run actions\/checkout again, with `fetch-depth: 0`/],
    ['fatal: not a git repository (or any of the parent directories): .git', /actions\/checkout before/],
    ["fatal: detected dubious ownership in repository at '/x'", /safe\.directory/],
    ["fatal: unsafe repository ('/x' is owned by someone else)", /safe\.directory/],
    ["fatal: could not read Username for 'https://github.com': terminal prompts disabled", /contents: read/],
    ['fatal: the requested URL returned error: 403', /contents: read/],
    ['git@github.com: Permission denied (publickey).', /contents: read/],
    ['fatal: remote error: upload-pack: not our ref abc', /no longer has this commit/],
    ["fatal: couldn't find remote ref abc", /no longer has this commit/],
    ['error: Server does not allow request for unadvertised object abc', /no longer has this commit/],
    ["fatal: 'https://github.com/a/b.git' does not appear to be a git repository", /has no such repository/],
    ['fatal: Could not resolve host: github.com', /could not be reached/],
    ['timed out after 120000 ms', /could not be reached/],
    ['fatal: something new', /Give the changed files/],
  ])('%s', (stderr, advice) => {
    expect(adviseOnGitError(stderr)).toMatch(advice)
  })
})
