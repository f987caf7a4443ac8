import { describe, expect, test } from '@jest/globals'
import { gitEnvironment, safeDirectoryConfig } from '../../src/repository/git-environment.ts'
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
    ['fatal: not a git repository (or any of the parent directories): .git', /actions\/checkout before/],
    ["fatal: detected dubious ownership in repository at '/x'", /safe\.directory/],
    ["fatal: unsafe repository ('/x' is owned by someone else)", /safe\.directory/],
    ["fatal: could not read Username for 'https://github.com': terminal prompts disabled", /persist-credentials/],
    ['fatal: the requested URL returned error: 403', /persist-credentials/],
    ['git@github.com: Permission denied (publickey).', /persist-credentials/],
    ['fatal: remote error: upload-pack: not our ref abc', /no longer has this commit/],
    ["fatal: couldn't find remote ref abc", /no longer has this commit/],
    ['error: Server does not allow request for unadvertised object abc', /no longer has this commit/],
    ["fatal: 'origin' does not appear to be a git repository", /no usable remote/],
    ['fatal: Could not resolve host: github.com', /could not be reached/],
    ['timed out after 120000 ms', /could not be reached/],
    ['fatal: something new', /Give the changed files/],
  ])('%s', (stderr, advice) => {
    expect(adviseOnGitError(stderr)).toMatch(advice)
  })
})

describe('the environment of git', () => {
  const given = { directory: '/w/site', ceiling: '/w' }

  test.each([
    [undefined, 0],
    ['0', 0],
    ['2', 2],
    ['bogus', 0],
  ])('settings follow those that are there: %j', (count, first) => {
    const env = gitEnvironment({
      ...given,
      env: { GIT_CONFIG_COUNT: count, GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: 'c' },
    })
    expect(env).toMatchObject({
      [`GIT_CONFIG_KEY_${first}`]: 'safe.directory',
      [`GIT_CONFIG_VALUE_${first}`]: '/w/site',
      [`GIT_CONFIG_KEY_${first + 1}`]: 'gc.auto',
      GIT_CONFIG_COUNT: String(first + 5),
    })
    if (first > 0) expect(env).toMatchObject({ GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: 'c' })
  })

  test('nobody is asked, nothing is locked, no other repository is meant', () => {
    const env = gitEnvironment({
      ...given,
      env: { PATH: '/bin', GIT_DIR: '/x', LC_ALL: 'de_DE', GIT_TERMINAL_PROMPT: '1' },
    })
    expect(env).toMatchObject({
      PATH: '/bin',
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_CEILING_DIRECTORIES: '/w',
    })
    expect(env).not.toHaveProperty('GIT_DIR')
  })
})

describe('the configuration for an older git', () => {
  test.each([
    [{}, '[safe]\n\tdirectory = "/w"\n'],
    [
      { HOME: '/h' },
      '[include]\n\tpath = "/h/.config/git/config"\n[include]\n\tpath = "/h/.gitconfig"\n[safe]\n\tdirectory = "/w"\n',
    ],
    [
      { HOME: '/h', XDG_CONFIG_HOME: '/x' },
      '[include]\n\tpath = "/x/git/config"\n[include]\n\tpath = "/h/.gitconfig"\n[safe]\n\tdirectory = "/w"\n',
    ],
  ])('%j', (env, config) => {
    expect(safeDirectoryConfig({ env, directory: '/w' })).toBe(config)
  })

  test('no directory breaks out of its line', () => {
    const config = safeDirectoryConfig({ env: {}, directory: '/a "b"\\c\n[core]\n\thooksPath = /x' })
    expect(config).toBe('[safe]\n\tdirectory = "/a \\"b\\"\\\\c\\n[core]\\n\thooksPath = /x"\n')
  })
})
