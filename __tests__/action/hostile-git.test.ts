/** The built action in workspaces whose git files would make git run a program: none does, and the right files are purged. */
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  base,
  clone,
  configure,
  eachOnItsCheckout,
  makeHook,
  marking,
  plainGit,
  purge,
  sandbox,
  server,
} from '../support/action/hostile-checkout.ts'

eachOnItsCheckout()

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
