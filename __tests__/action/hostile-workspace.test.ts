/** The built action in workspaces of random layouts: it runs nothing, ends soon, and reads nothing outside. */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../emulators/runner/push-event.ts'
import { CREDENTIALS, prepareStep } from '../../emulators/runner/run-action.ts'
import { runProgram } from '../../emulators/runner/run-program.ts'
import { EMBEDDED, embedRepository, TRAPS } from '../support/action/embedded-repository.ts'
import { createRandom, type Random } from '../support/chaos/random.ts'
import { serveGit } from '../support/changed-files/git-server.ts'
import { openSandbox } from '../support/changed-files/git-sandbox.ts'
import { runs } from '../support/random-runs.ts'
import { makeMarkingProgram } from '../support/repository/marking.ts'

const TOKEN = 'ghs_0123456789'
/** What lies outside the workspace, in the content and the names of files. */
const OUTSIDE = 'outside-7d1f3a'
/** Milliseconds that a step may take. Nothing that it asks is slow. */
const LIMIT = 30_000
const HUGE = 2 ** 40

let cloudfront: EmbeddedCloudFront
let origin: Awaited<ReturnType<typeof makeOrigin>>

beforeAll(async () => {
  cloudfront = await startCloudFront({})
  cloudfront.addDistribution({ id: 'E1EXAMPLE' })
  origin = await makeOrigin()
})
afterAll(async () => {
  await cloudfront.close()
  await origin.server.close()
  origin.sandbox.remove()
})

/** Two commits on a server, clones of them, and a directory with a repository of its own: each layout changes copies of these. */
async function makeOrigin() {
  const sandbox = openSandbox()
  sandbox.write('public/a.css', '1')
  sandbox.write('.github/cloudfront.yml', 'rules:\n  - public/** -> /{path}\n')
  const base = sandbox.commit()
  sandbox.write('public/a.css', '2')
  const head = sandbox.commit()
  sandbox.push()
  const outside = join(sandbox.directory, OUTSIDE)
  const other = join(outside, 'repository')
  mkdirSync(other, { recursive: true })
  writeFileSync(join(outside, 'file'), `${OUTSIDE}\n`)
  sandbox.gitIn(other, 'init', '-q', '-b', 'main')
  for (const content of ['1', '2']) {
    writeFileSync(join(other, OUTSIDE), content)
    sandbox.gitIn(other, 'add', '-A')
    sandbox.gitIn(other, 'commit', '-q', '-m', OUTSIDE)
  }
  const [shallow, complete] = [sandbox.clone('shallow', 1), sandbox.clone('complete')]
  for (const clone of [shallow, complete]) writeFileSync(join(clone, 'list.txt'), 'public/a.css\n')
  return { sandbox, base, head, outside, shallow, complete, server: await serveGit(sandbox, TOKEN) }
}

const PLACES = [
  ...['', '/HEAD', '/config', '/packed-refs', '/shallow', '/commondir', '/gitdir', '/FETCH_HEAD', '/logs/HEAD'],
  ...['/refs', '/refs/heads/main', '/refs/remotes/origin/HEAD', '/index', '/hooks', '/info/grafts', '/modules'],
  ...['/objects', '/objects/pack', '/objects/info', '/objects/info/alternates', '/objects/aa', '/objects/PACK'],
].map((place) => `.git${place}`)
const FILES = [
  'public',
  'public/a.css',
  'public/link',
  '.github/cloudfront.yml',
  'list.txt',
  'manifest.json',
  '.gitattributes',
]

const INPUTS = [
  { root: 'public' },
  { root: 'public', head: 'HEAD', base: 'HEAD~1' },
  {},
  { root: 'public', 'files-from': 'list.txt' },
  { build: 'public', manifest: 'manifest.json' },
] as const

type Layout = {
  readonly outside: string
  readonly clone: string
  readonly program: string
}

/** One of many things that can be where git or a generator has put a file or a directory. */
function mutate(random: Random, { outside, clone, program }: Layout): string {
  const trap = pickOf(Object.keys(TRAPS), random)
  const settings = TRAPS[trap]?.text(program) ?? ''
  if (random.happens(0.15)) {
    const directory = pickOf(EMBEDDED, random)
    embedRepository(join(clone, directory), settings)
    if (random.happens(0.5)) rmSync(join(clone, '.git'), { recursive: true, force: true })
    return `${directory}: a bare repository with ${trap}`
  }
  const place = pickOf([...PLACES, ...FILES], random)
  const path = join(clone, place.replace('PACK', firstPack(clone)))
  const kinds: Readonly<Record<string, () => void>> = {
    pipe: () => execFileSync('mkfifo', [path]),
    socket: () => execFileSync(process.execPath, ['-e', LEAVE_SOCKET, path]),
    // Only root can make one.
    device: () => execFileSync('mknod', [path, 'c', '1', '5'], { stdio: 'ignore' }),
    'link to a file outside': () => {
      symlinkSync(join(outside, 'file'), path)
    },
    'link to a directory outside': () => {
      symlinkSync(outside, path)
    },
    'link to a repository outside': () => {
      symlinkSync(join(outside, 'repository', '.git', place.replace(/^\.git\/?/, '')), path)
    },
    'link to itself': () => {
      symlinkSync(path, path)
    },
    'link to /dev/zero': () => {
      symlinkSync('/dev/zero', path)
    },
    'link to /proc/self/environ': () => {
      symlinkSync('/proc/self/environ', path)
    },
    'huge file': () => {
      const file = openSync(path, 'w')
      ftruncateSync(file, HUGE)
      closeSync(file)
    },
    garbage: () => {
      writeFileSync(path, Buffer.from(Array.from({ length: 300 }, () => random.integer(0, 255))))
    },
    'path outside': () => {
      writeFileSync(path, `${place === '.git' ? 'gitdir: ' : ''}${outside}/repository/.git\n`)
    },
    'empty directory': () => {
      mkdirSync(path)
    },
    'settings that run a program': () => {
      writeFileSync(path, settings)
    },
    'bare repository': () => {
      embedRepository(path, settings)
    },
  }
  const kind = pickOf(Object.keys(kinds), random)
  mkdirBeside(path)
  rmSync(path, { recursive: true, force: true })
  try {
    kinds[kind]?.()
  } catch {
    // An earlier change is in the way, such as a link where a directory was.
    return `${place}: as it was`
  }
  return `${place}: ${kind}`
}

/** The socket stays when its process ends without closing it. */
const LEAVE_SOCKET = "require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))"

function pickOf(items: readonly string[], random: Random): string {
  return items[random.integer(0, items.length - 1)] ?? ''
}

function mkdirBeside(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch {
    // Something else is there.
  }
}

function firstPack(clone: string): string {
  try {
    return `pack/${readdirSync(join(clone, '.git', 'objects', 'pack')).find((name) => name.endsWith('.idx')) ?? 'pack-x.idx'}`
  } catch {
    return 'pack/pack-x.idx'
  }
}

/** Names, sizes and times of all that is outside. */
function listOutside(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const { size, mtimeMs } = lstatSync(join(directory, name))
      return `${name} ${size} ${mtimeMs}`
    })
}

test.each(Array.from({ length: runs(60) }, (_, seed) => seed))('layout %p', async (seed) => {
  const random = createRandom(seed)
  const { sandbox, base, head, server } = origin
  const directory = mkdtempSync(join(sandbox.directory, 'layout-'))
  const outside = join(directory, OUTSIDE)
  cpSync(origin.outside, outside, { recursive: true })
  const clone = join(directory, 'clone')
  cpSync(random.pick(origin.shallow, origin.complete), clone, { recursive: true })
  const marking = makeMarkingProgram(directory)
  if (random.happens(0.25)) renameSync(join(clone, '.git'), join(clone, 'moved'))
  const layout = { outside, clone, program: marking.program }
  const changes = Array.from({ length: random.integer(1, 4) }, () => mutate(random, layout))
  const inputs = random.pick(...INPUTS)
  const before = listOutside(outside)
  const step = await prepareStep({
    workspace: clone,
    event: { name: 'push', payload: makePushEvent({ before: base, after: head }), sha: head },
    inputs: { distribution: 'E1EXAMPLE', base: 'event', 'github-token': TOKEN, ...inputs },
    env: {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
      GITHUB_SERVER_URL: server.url,
      GITHUB_REPOSITORY: 'octo-org/site',
    },
  })
  try {
    const sent = cloudfront.requests.length
    const ended = await runProgram({ ...step.program, env: step.env, cwd: clone, timeout: LIMIT })
    const told = ended.stdout + ended.stderr + JSON.stringify(cloudfront.requests.slice(sent))
    // The changes are compared, too, so that a failure names them.
    expect({ changes, ran: marking.hasRun() }).toEqual({ changes, ran: false })
    expect(told.replaceAll(outside, '')).not.toContain(OUTSIDE)
    expect(told).not.toContain(CREDENTIALS.AWS_SECRET_ACCESS_KEY)
    expect([0, 1]).toContain(ended.exitCode)
    expect(ended.stderr).toBe('')
    expect(listOutside(outside)).toEqual(before)
  } finally {
    rmSync(step.directory, { recursive: true })
    rmSync(directory, { recursive: true })
  }
})
