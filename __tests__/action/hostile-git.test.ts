/** The built action in workspaces whose git files would make git run a program: none does, and the right files are purged. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../emulators/runner/push-event.ts'
import { CREDENTIALS, runAction, type StepRun } from '../../emulators/runner/run-action.ts'
import { serveGit, type GitServer } from '../support/changed-files/git-server.ts'
import { openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'
import { makeMarkingProgram, type MarkingProgram } from '../support/repository/marking.ts'

const execute = promisify(execFile)
const TOKEN = 'ghs_0123456789'

let cloudfront: EmbeddedCloudFront
let sandbox: GitSandbox
let server: GitServer
let marking: MarkingProgram
let base: string
let head: string
/** A checkout of depth 1, which lacks the base. */
let clone: string

beforeAll(async () => {
  cloudfront = await startCloudFront({})
  cloudfront.addDistribution({ id: 'E1EXAMPLE' })
})
afterAll(() => cloudfront.close())

beforeEach(async () => {
  sandbox = openSandbox()
  sandbox.write('public/a.css', '1')
  sandbox.write('public/b.css', '1')
  sandbox.write('.gitattributes', '*.css diff=evil filter=evil\n')
  base = sandbox.commit()
  sandbox.write('public/b.css', '2')
  head = sandbox.commit()
  sandbox.push()
  server = await serveGit(sandbox, TOKEN)
  marking = makeMarkingProgram(sandbox.directory)
  clone = sandbox.clone('clone', 1)
})
afterEach(async () => {
  await server.close()
  sandbox.remove()
})

type Variables = Readonly<Record<string, string>>

async function purge({
  env = {},
  workspace = clone,
  token = TOKEN,
}: { env?: Variables; workspace?: string; token?: string } = {}): Promise<StepRun> {
  return runAction({
    workspace,
    event: { name: 'push', payload: makePushEvent({ before: base, after: head }), sha: head },
    inputs: { distribution: 'E1EXAMPLE', root: 'public', base: 'event', 'github-token': token },
    env: {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
      GITHUB_SERVER_URL: server.url,
      GITHUB_REPOSITORY: 'octo-org/site',
      ...env,
    },
  })
}

/** Plain git, which is expected to fail or not, but to obey. The server is in this process, so that it must not be waited for. */
async function plainGit(args: readonly string[], variables: Variables = {}): Promise<void> {
  const env = { ...sandbox.env, GIT_TERMINAL_PROMPT: '0', ...variables }
  // What counts is the mark.
  await execute('git', args, { cwd: clone, env, timeout: 20_000 }).catch(() => undefined)
}

function configure(text: string): void {
  const file = join(clone, '.git', 'config')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}\n`)
}

function makeHook(...names: readonly string[]): void {
  marking.namedLike(join(clone, '.git', 'hooks'), ...names)
}

const FETCH = ['fetch', 'origin', 'HEAD']

type Attack = {
  readonly what: string
  readonly prepare: () => void
  /** What makes plain git run the program. */
  readonly obeyed: readonly string[] | (() => readonly string[])
}

const ATTACKS: readonly Attack[] = [
  {
    what: 'a remote of the transport ext::',
    prepare: () => {
      configure(`[protocol "ext"]\n\tallow = always\n[remote "origin"]\n\turl = ext::${marking.program}`)
      configure(`[remote "evil"]\n\turl = ext::${marking.program}`)
    },
    obeyed: ['fetch', 'evil'],
  },
  {
    what: 'core.sshCommand',
    prepare: () => {
      sandbox.gitIn(clone, 'remote', 'set-url', 'origin', 'ssh://127.0.0.1/octo-org/site.git')
      configure(`[core]\n\tsshCommand = ${marking.program}`)
    },
    obeyed: FETCH,
  },
  {
    what: 'remote.origin.uploadpack',
    prepare: () => {
      configure(`[remote "origin"]\n\tuploadpack = ${marking.program}`)
    },
    obeyed: FETCH,
  },
  {
    what: 'credential.helper',
    prepare: () => {
      sandbox.gitIn(clone, 'remote', 'set-url', 'origin', `${server.url}/octo-org/site.git`)
      configure(`[credential]\n\thelper = "!${marking.program}"`)
    },
    obeyed: FETCH,
  },
  {
    what: 'core.askPass',
    prepare: () => {
      sandbox.gitIn(clone, 'remote', 'set-url', 'origin', `${server.url}/octo-org/site.git`)
      configure(`[core]\n\taskPass = ${marking.program}`)
    },
    obeyed: FETCH,
  },
  {
    what: 'core.gitProxy',
    prepare: () => {
      sandbox.gitIn(clone, 'remote', 'set-url', 'origin', 'git://127.0.0.1/octo-org/site.git')
      configure(`[core]\n\tgitProxy = ${marking.program}`)
    },
    obeyed: FETCH,
  },
  {
    what: 'core.fsmonitor',
    prepare: () => {
      configure(`[core]\n\tfsmonitor = ${marking.program}`)
    },
    obeyed: ['status'],
  },
  {
    what: 'hooks in the repository',
    prepare: () => {
      makeHook('reference-transaction', 'post-checkout', 'pre-auto-gc')
    },
    obeyed: ['update-ref', 'refs/heads/other', 'HEAD'],
  },
  {
    what: 'core.hooksPath',
    prepare: () => {
      configure(`[core]\n\thooksPath = ${marking.namedLike(join(clone, 'hooks'), 'reference-transaction')}`)
    },
    obeyed: ['update-ref', 'refs/heads/other', 'HEAD'],
  },
  {
    what: 'core.alternateRefsCommand',
    prepare: () => {
      sandbox.clone('other', 1)
      const alternates = join(clone, '.git', 'objects', 'info', 'alternates')
      writeFileSync(alternates, `${join(sandbox.directory, 'other', '.git', 'objects')}\n`)
      configure(`[core]\n\talternateRefsCommand = ${marking.program}`)
    },
    obeyed: () => ['fetch', '--depth=1', 'origin', base],
  },
  {
    what: 'includeIf',
    prepare: () => {
      sandbox.gitIn(clone, 'remote', 'set-url', 'origin', 'ssh://127.0.0.1/octo-org/site.git')
      writeFileSync(join(clone, 'more'), `[core]\n\tsshCommand = ${marking.program}\n`)
      configure(`[includeIf "gitdir:${clone}/.git"]\n\tpath = ${clone}/more`)
    },
    obeyed: FETCH,
  },
  {
    what: 'url.*.insteadOf for our own server',
    prepare: () => {
      configure(`[protocol "ext"]\n\tallow = always\n[url "ext::${marking.program} "]\n\tinsteadOf = ${server.url}/`)
    },
    obeyed: () => ['fetch', `${server.url}/octo-org/site.git`],
  },
  {
    what: 'a promisor remote, which is asked for what is missing',
    prepare: () => {
      configure('[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = evil')
      configure(
        `[protocol "ext"]\n\tallow = always\n[remote "evil"]\n\tpromisor = true\n\turl = ext::${marking.program}`,
      )
    },
    obeyed: () => ['cat-file', '-p', base],
  },
  {
    what: 'diff.external, textconv and filters',
    prepare: () => {
      configure(`[diff]\n\texternal = ${marking.program}\n[diff "evil"]\n\ttextconv = ${marking.program}`)
      configure(
        `[filter "evil"]\n\tclean = ${marking.program}\n\tsmudge = ${marking.program}\n\tprocess = ${marking.program}`,
      )
      writeFileSync(join(clone, 'public', 'a.css'), 'other')
    },
    obeyed: ['diff'],
  },
  {
    what: 'a `.git` file that points to another repository of the workspace',
    prepare: () => {
      configure(`[core]\n\tfsmonitor = ${marking.program}\n\tsshCommand = ${marking.program}`)
      renameSync(join(clone, '.git'), join(clone, 'public', 'evil'))
      writeFileSync(join(clone, '.git'), 'gitdir: public/evil\n')
    },
    obeyed: ['status'],
  },
  {
    what: 'a bare repository at the root of the workspace',
    prepare: () => {
      configure(`[core]\n\tbare = true\n\tpager = ${marking.program}\n[alias]\n\tevil = "!${marking.program}"`)
      cpSync(join(clone, '.git'), clone, { recursive: true })
      rmSync(join(clone, '.git'), { recursive: true })
    },
    obeyed: ['evil'],
  },
]

describe('a workspace with', () => {
  test.each(ATTACKS)('$what', async ({ prepare, obeyed }) => {
    prepare()
    const ended = await purge()
    expect(marking.hasRun()).toBe(false)
    expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/b.css"]'])
    await plainGit(typeof obeyed === 'function' ? obeyed() : obeyed)
    expect(marking.hasRun()).toBe(true)
  })
})

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
