import { expect, test } from '@jest/globals'
import { formatGitConfig, parseGitConfig } from '../../src/repository/git-config.ts'

test.each([
  ['', []],
  ['[core]\n\tbare = false\n', [['core.bare', 'false']]],
  ['[core] bare = false', [['core.bare', 'false']]],
  ['[Core]\n\tSshCommand = touch x # why\n', [['core.sshcommand', 'touch x']]],
  ['[core]\n\tbare\n', [['core.bare', 'true']]],
  [
    '[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic eA==\n',
    [['http.https://github.com/.extraheader', 'AUTHORIZATION: basic eA==']],
  ],
  ['[remote "Or\\"igin"]\r\n\turl = a\r\n', [['remote.Or"igin.url', 'a']]],
  ['[a]\n\tb = "x # y" ; z\n', [['a.b', 'x # y']]],
  ['[a]\n\tb = x\\ny\\\\z\n', [['a.b', 'x\ny\\z']]],
  ['; [a]\n# b = 1\nc = 2\n[a\nd = 3\n', []],
])('reads %j', (text, settings) => {
  expect(parseGitConfig(text)).toEqual(settings)
})

test.each([
  ['core.bare', 'true'],
  ['http.https://github.com/.extraheader', 'AUTHORIZATION: basic eA=='],
  ['protocol.https.allow', 'always'],
  ['a.b"c\\d.e', 'x"y\\z\n[core]\n\thooksPath = /x'],
  ['a.b', ' # ; '],
])('writes %j with its value, which stays in its line', (name, value) => {
  const text = formatGitConfig([[name, value]])
  expect(text.trim().split('\n')).toHaveLength(2)
  expect(parseGitConfig(text)).toEqual([[name, value]])
})
