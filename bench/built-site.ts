/**
 * Hashing a build of 100,000 files and 1 GiB, compared with `sha256sum` over the same files on two cores, in turn; and the
 * whole step after 100 files changed, for 10,000, 30,000 and 100,000 files. The files are in the page cache. Run it by
 * `node bench/built-site.ts`, which runs the action of `dist/`; it only prints.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloudFront } from '../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../emulators/runner/push-event.ts'
import { createRepository } from '../emulators/runner/repository.ts'
import { CREDENTIALS, prepareStep } from '../emulators/runner/run-action.ts'
import { runProgram } from '../emulators/runner/run-program.ts'
import { median } from './statistics.ts'

const SIZES = [10_000, 30_000, 100_000]
const FILE_BYTES = Math.ceil(1024 ** 3 / 100_000)
const CHANGED = 100
const ROUNDS = 3
const BUILD = 'public'
/** Prints the peak memory in KiB as its last line. `resourceUsage` also counts the memory before Node started. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from 'node:fs'
  process.on('exit', () => {
    const [, peak] = /^VmHWM:\\s*(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    process.stderr.write('\\nmemory=' + peak + '\\n')
  })
`)}`
const HASH = `
  const { readBuild } = await import(process.argv[1])
  const { files } = await readBuild({ workspace: process.cwd(), directory: ${JSON.stringify(BUILD)}, pause: async () => {} })
  if (files.size !== Number(process.argv[2])) throw new Error('A file is missing')
`

const directory = mkdtempSync(join(tmpdir(), 'bench-built-site-'))
const cloudfront = await startCloudFront()
try {
  for (const size of SIZES) {
    const repository = await createRepository(join(directory, String(size)))
    const before = await repository.commit({ '.gitignore': `${BUILD}\nmanifest\n` })
    const workspace = repository.directory
    writeFiles(join(workspace, BUILD), 0, size)
    if (size === SIZES.at(-1)) await compareHashing(workspace, size)
    const { id } = cloudfront.addDistribution()
    const run = async () => {
      const step = await prepareStep({
        workspace,
        event: { name: 'push', payload: makePushEvent({ before, after: before }), sha: before },
        inputs: { distribution: id, build: BUILD, manifest: 'manifest' },
        env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url },
      })
      const { command, args } = step.program
      const begun = performance.now()
      const ended = await runProgram({
        command,
        args: ['--import', TELL_MEMORY, ...args],
        env: step.env,
        cwd: workspace,
      })
      const milliseconds = performance.now() - begun
      rmSync(step.directory, { recursive: true })
      if (ended.exitCode !== 0) throw new Error(ended.stdout + ended.stderr)
      return { milliseconds, memory: memoryIn(ended.stderr) }
    }
    await run()
    const runs = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      writeFiles(join(workspace, BUILD), round, CHANGED)
      runs.push(await run())
    }
    const took = median(runs.map(({ milliseconds }) => milliseconds))
    const memory = Math.max(...runs.map((one) => one.memory))
    console.log(
      `${size} files, ${CHANGED} of them changed: the step takes ${took.toFixed(0)} ms, ${((1000 * took) / size).toFixed(0)} µs a file, and ${memory.toFixed(0)} MiB`,
    )
    rmSync(workspace, { recursive: true })
  }
} finally {
  await cloudfront.close()
  rmSync(directory, { recursive: true, force: true })
}

function writeFiles(build: string, version: number, count: number): void {
  const contents = Buffer.alloc(FILE_BYTES, 'a')
  for (let index = 0; index < count; index += 1) {
    const folder = join(build, String(index % 100))
    if (index < 100) mkdirSync(folder, { recursive: true })
    contents.write(`${version} ${index} `)
    writeFileSync(join(folder, `${index}.html`), contents)
  }
}

async function compareHashing(workspace: string, size: number): Promise<void> {
  const source = join(import.meta.dirname, '../src/built-site/read-build.ts')
  const rounds: { readonly ours: number; readonly theirs: number; readonly memory: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    execFileSync('bash', ['-c', `find ${BUILD} -type f -print0 | xargs -0 -n 1000 -P 2 sha256sum > /dev/null`], {
      cwd: workspace,
    })
    const theirs = performance.now() - begun
    const start = performance.now()
    const { stderr } = await runProgram({
      command: process.execPath,
      args: ['--input-type=module', '--import', TELL_MEMORY, '--eval', HASH, source, String(size)],
      env: {},
      cwd: workspace,
    })
    rounds.push({ theirs, ours: performance.now() - start, memory: memoryIn(stderr) })
  }
  const ratio = median(rounds.map(({ ours, theirs }) => ours / theirs))
  const [ours, theirs, memory] = (['ours', 'theirs', 'memory'] as const).map((name) =>
    median(rounds.map((round) => round[name])).toFixed(0),
  )
  console.log(
    `hashing ${size} files, 1 GiB: ${ours} ms and ${memory} MiB; sha256sum on two cores ${theirs} ms; ratio ${ratio.toFixed(2)}`,
  )
}

/** In MiB. */
function memoryIn(text: string): number {
  return Number(/^memory=(\d+)$/m.exec(text)?.[1]) / 1024
}
