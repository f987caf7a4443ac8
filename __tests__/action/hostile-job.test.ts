/** The built action in jobs whose variables would make git run a program, and in checkouts with objects and credentials of others. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  base,
  clone,
  configure,
  eachOnItsCheckout,
  head,
  marking,
  plainGit,
  purge,
  sandbox,
  server,
  TOKEN,
  type Variables,
} from '../support/action/hostile-checkout.ts'

eachOnItsCheckout()

describe('variables of the job', () => {
  const ssh = () => ({
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'url.ssh://127.0.0.1/.insteadOf',
    GIT_CONFIG_VALUE_0: `${server.url}/`,
  })

  test.each<{ what: string; variables: () => Variables }>([
    { what: 'GIT_CONFIG_* and GIT_SSH_COMMAND', variables: () => ({ ...ssh(), GIT_SSH_COMMAND: marking.program }) },
    { what: 'GIT_CONFIG_* and GIT_SSH', variables: () => ({ ...ssh(), GIT_SSH: marking.program }) },
    {
      what: 'GIT_CONFIG_PARAMETERS',
      variables: () => ({ GIT_CONFIG_PARAMETERS: `'credential.helper=!${marking.program}'` }),
    },
    { what: 'GIT_ASKPASS', variables: () => ({ GIT_ASKPASS: marking.program }) },
    { what: 'SSH_ASKPASS', variables: () => ({ SSH_ASKPASS: marking.program, DISPLAY: ':0' }) },
    {
      what: 'GIT_EXEC_PATH',
      variables: () => ({ GIT_EXEC_PATH: marking.namedLike(join(sandbox.directory, 'exec'), 'git-remote-http') }),
    },
    {
      what: 'GIT_CONFIG_GLOBAL',
      variables: () => {
        const file = join(sandbox.directory, 'global')
        writeFileSync(file, `[credential]\n\thelper = "!${marking.program}"\n`)
        return { GIT_CONFIG_GLOBAL: file }
      },
    },
    {
      what: 'HOME in the workspace',
      variables: () => {
        writeFileSync(join(clone, '.gitconfig'), `[credential]\n\thelper = "!${marking.program}"\n`)
        return { HOME: clone }
      },
    },
    {
      what: 'PATH with a directory of the workspace',
      variables: () => {
        const directory = marking.namedLike(join(clone, 'node_modules', '.bin'), 'git', 'git-remote-http')
        return { PATH: `${directory}:${process.env['PATH'] ?? ''}` }
      },
    },
  ])('$what', async ({ variables }) => {
    const env = variables()
    const ended = await purge({ env })
    expect(marking.hasRun()).toBe(false)
    expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/b.css"]'])
    await plainGit(['fetch', `${server.url}/octo-org/site.git`], env)
    expect(marking.hasRun()).toBe(true)
  })
})

describe('what the repository says of itself', () => {
  test('replaced objects, grafts, alternates and a commit graph do not change what is compared', async () => {
    const complete = sandbox.clone('complete')
    sandbox.gitIn(complete, 'replace', base, head)
    mkdirSync(join(complete, '.git', 'info'), { recursive: true })
    writeFileSync(join(complete, '.git', 'info', 'grafts'), `${head}\n`)
    const found = await purge({ workspace: complete, token: '' })
    expect(found.outputs.get('paths')).toBe('["/b.css"]')
    expect(server.authorizations).toEqual([])
  })

  test('objects elsewhere are not read, by alternates, links or a `.git` that leads there', async () => {
    const complete = sandbox.clone('complete')
    const objects = join(complete, '.git', 'objects')
    writeFileSync(join(clone, '.git', 'objects', 'info', 'alternates'), `${objects}\n`)
    await purge()
    expect(server.authorizations.length).toBeGreaterThan(0)

    const workspace = join(sandbox.directory, 'workspace')
    mkdirSync(workspace)
    writeFileSync(join(workspace, '.git'), `gitdir: ${join(complete, '.git')}\n`)
    const refused = await purge({ workspace, token: '' })
    expect(refused.outputs.get('paths')).toBe('["/*"]')
    expect(refused.log).toContain('leads to no repository in the workspace')
  })
})

describe('credentials that actions/checkout left', () => {
  const header = (token: string) => `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`

  test('are used where the step has no token, and where the server refuses it', async () => {
    configure(`[http "${server.url}/"]\n\textraheader = ${header(TOKEN)}`)
    for (const token of ['', 'ghs_without_permission']) {
      const ended = await purge({ token })
      expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/b.css"]'])
    }
  })

  test('are found in the file of RUNNER_TEMP that the clone includes', async () => {
    const temporary = join(sandbox.directory, 'runner-temp')
    mkdirSync(temporary)
    const file = join(temporary, 'git-credentials-0f8b.config')
    writeFileSync(file, `[http "${server.url}/"]\n\textraheader = ${header(TOKEN)}\n`)
    configure(`[includeIf "gitdir:${clone}/.git"]\n\tpath = ${file}`)
    const ended = await purge({ token: '', env: { RUNNER_TEMP: temporary } })
    expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/b.css"]'])
  })

  test('count only for this server, and in their known form', async () => {
    configure(`[http "https://example.invalid/"]\n\textraheader = ${header(TOKEN)}`)
    configure(`[http "${server.url}/"]\n\textraheader = "X-Other: 1\\n${header(TOKEN)}"`)
    const ended = await purge({ token: '' })
    expect(ended.outputs.get('paths')).toBe('["/*"]')
    expect(server.authorizations).toEqual([])
  })
})
