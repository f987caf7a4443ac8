/** Inputs that name a file or a directory, in the built action: nothing outside is read or written, and the error names the input. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Step, StepRun } from '../../emulators/runner/run-action.ts'
import { mapAtOnce } from '../../src/waiting/map-at-once.ts'
import { withStep } from '../support/action/step-fixture.ts'

const SECRET = 'outside-5b20c1'
const HUGE = 2 ** 40
/** Milliseconds, also on a busy machine. */
const SOON = 20_000

const OUTSIDE = 'lies outside the workspace'
const NOT_REGULAR = 'it is not a regular file; give the path of a file'
const TOO_LARGE = `it has ${HUGE} bytes; at most 67108864 bytes are read`
const IN_A_FILE = 'a part of this path is a file, and not a directory'

/** `ELSEWHERE` is a directory outside; the others are made in the workspace. */
const WRONG_FILES = [
  ['ELSEWHERE/secret', OUTSIDE],
  ['ELSEWHERE/missing', OUTSIDE],
  ['UP/secret', OUTSIDE],
  ['/etc/passwd', OUTSIDE],
  ['/proc/self/environ', OUTSIDE],
  ['/dev/stdin', OUTSIDE],
  ['/dev/zero', OUTSIDE],
  ['to-secret', OUTSIDE],
  ['to-elsewhere/secret', OUTSIDE],
  ['to-elsewhere/missing', OUTSIDE],
  ['to-zero', OUTSIDE],
  ['to-nothing', 'it is a symbolic link to a file that does not exist'],
  ['to-itself', 'its symbolic links lead back to themselves'],
  ['pipe', NOT_REGULAR],
  ['socket', NOT_REGULAR],
  ['public', NOT_REGULAR],
  ['huge', TOO_LARGE],
  ['public/a.css/below', IN_A_FILE],
] as const

const DIRECTORIES = ['root', 'build'] as const
const WRONG_DIRECTORIES = ['..', 'public/../..', '/proc/self', 'ELSEWHERE']

/** For the other inputs. */
const SOME = [
  'ELSEWHERE/missing',
  'UP/secret',
  '/proc/self/environ',
  'to-secret',
  'to-nothing',
  'pipe',
  'socket',
  'public',
  'huge',
]

type Row = {
  readonly input: string
  readonly value: string
  readonly why: string
}

const ROWS: readonly Row[] = [
  ...['rules-file', 'config-file', 'files-from', 'manifest'].flatMap((input) =>
    WRONG_FILES.filter(
      ([value, why]) => input === 'files-from' || (SOME.includes(value) && (input !== 'manifest' || why !== TOO_LARGE)),
    ).map(([value, why]) => ({ input, value, why })),
  ),
  ...DIRECTORIES.flatMap((input) =>
    WRONG_DIRECTORIES.map((value) => ({
      input,
      value,
      why: input === 'root' ? 'is not a directory of the repository' : 'workspace',
    })),
  ),
  { input: 'build', value: 'to-elsewhere', why: 'leads out of the workspace' },
  { input: 'build', value: 'pipe', why: 'and the workspace has no such directory' },
  { input: 'build', value: 'public/a.css', why: 'and the workspace has no such directory' },
  { input: 'build', value: 'with-huge', why: 'and that directory has no files' },
]

const OTHER_INPUTS: Readonly<Record<string, Step['inputs']>> = {
  'config-file': { command: 'deploy', name: 'production' },
  'files-from': { root: 'public' },
  manifest: { build: 'public' },
}

type Ended = StepRun & { readonly row: Row; readonly took: number }

describe('inputs that name a file or a directory', () => {
  let ended: readonly Ended[] = []
  let requests: readonly unknown[] = []
  let left: readonly string[] = []
  beforeAll(async () => {
    // Not in the system's temporary directory, in which files may be read.
    const elsewhere = await mkdtemp(join(homedir(), 'elsewhere-'))
    writeFileSync(join(elsewhere, 'secret'), `${SECRET}\n`)
    try {
      await withStep({ changes: { 'public/a.css': '2' } }, async ({ cloudfront, distribution, step, run }) => {
        makeTraps(step.workspace, elsewhere)
        ended = await mapAtOnce(ROWS, 4, async (row) => {
          const up = `${'../'.repeat(20)}${elsewhere.slice(1)}`
          const value = row.value.replace('ELSEWHERE', elsewhere).replace('UP', up)
          const begun = performance.now()
          const other = row.input === 'config-file' ? {} : { distribution }
          const result = await run({ ...other, ...OTHER_INPUTS[row.input], [row.input]: value })
          return { ...result, row, took: performance.now() - begun }
        })
        requests = cloudfront.requests
      })
      left = await readdir(elsewhere)
    } finally {
      await rm(elsewhere, { recursive: true })
    }
  })

  test.each(ROWS)('$input: $value', (row) => {
    const found = ended.find((each) => each.row === row)
    expect(found).toMatchObject({ exitCode: 1, log: expect.stringContaining(row.why) })
    expect(found?.log.match(/^::error/gm)).toHaveLength(1)
    expect(found?.log).toContain(row.input)
    expect(found?.took).toBeLessThan(SOON)
    const { log, summary, resultFile, outputs } = found ?? {}
    expect(JSON.stringify([log, summary, resultFile, [...(outputs ?? [])]])).not.toMatch(
      new RegExp(`${SECRET}|root:x:|wJalrXUtnFEMI`),
    )
  })

  test('nothing was asked, and nothing was written outside', () => {
    expect(requests).toEqual([])
    expect(left).toEqual(['secret'])
  })
})

test('a link in place of the new manifest is replaced, and not followed', async () => {
  await withStep({ changes: {} }, async ({ distribution, step, run }) => {
    const other = join(step.workspace, '..', 'other')
    symlinkSync(other, join(step.workspace, 'manifest.json.new'))
    const { exitCode } = await run({ distribution, build: 'public', manifest: 'manifest.json' })
    expect([exitCode, existsSync(other), existsSync(join(step.workspace, 'manifest.json'))]).toEqual([0, false, true])
  })
})

function makeTraps(workspace: string, elsewhere: string): void {
  const links = {
    'to-secret': join(elsewhere, 'secret'),
    'to-elsewhere': elsewhere,
    'to-zero': '/dev/zero',
    'to-nothing': 'nothing',
    'to-itself': 'to-itself',
  }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(workspace, name))
  execFileSync('mkfifo', [join(workspace, 'pipe')])
  // It stays when its process ends without closing it.
  const leave = "require('net').createServer().listen('socket', () => process.kill(process.pid, 'SIGKILL'))"
  spawnSync(process.execPath, ['-e', leave], { cwd: workspace })
  mkdirSync(join(workspace, 'with-huge'))
  for (const name of ['huge', 'with-huge/file']) {
    writeFileSync(join(workspace, name), '')
    truncateSync(join(workspace, name), HUGE)
  }
}
