import { expect, test } from '@jest/globals'
import { gitEnvironment } from '../../src/repository/git-environment.ts'

const given = { gitDirectory: '/runner/own', workspaces: ['/runner/site', '/site'] }

test('nobody is asked, nothing is run, fetched or locked, and no other configuration is read', () => {
  expect(gitEnvironment({ ...given, env: {} })).toEqual({
    GIT_DIR: '/runner/own',
    HOME: '/runner/own',
    XDG_CONFIG_HOME: '/runner/own',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  })
})

test.each([
  'GIT_SSH_COMMAND',
  'GIT_SSH',
  'GIT_PROXY_COMMAND',
  'GIT_EXTERNAL_DIFF',
  'GIT_EXEC_PATH',
  'GIT_TEMPLATE_DIR',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
  'GIT_CONFIG_GLOBAL',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_GRAFT_FILE',
  'GIT_TRACE',
  'GIT_PAGER',
  'PAGER',
  'SSH_ASKPASS',
  'LD_PRELOAD',
  'AWS_SECRET_ACCESS_KEY',
  'INPUT_GITHUB-TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_TOKEN',
  'NPM_TOKEN',
])('%s does not reach it', (name) => {
  expect(gitEnvironment({ ...given, env: { [name]: '/bin/false' } })).not.toHaveProperty(name)
})

test.each(['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'SSL_CERT_FILE', 'GIT_SSL_CAINFO', 'SystemRoot', 'TMPDIR'])(
  '%s does',
  (name) => {
    expect(gitEnvironment({ ...given, env: { [name]: 'x' } })).toHaveProperty(name, 'x')
  },
)

test('programs are not looked for in the workspace, nor where the step happens to be', () => {
  const PATH = [
    '/runner/site/node_modules/.bin',
    '/usr/bin',
    '/site',
    '',
    '.',
    'bin',
    '/usr/../site/bin',
    '/site-tools/bin',
  ].join(':')
  expect(gitEnvironment({ ...given, env: { PATH } })).toHaveProperty('PATH', '/usr/bin:/site-tools/bin')
})
