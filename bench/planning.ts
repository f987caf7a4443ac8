/**
 * The time and memory to find the best cover, on sites of 125,000 to 1,000,000 objects of which a tenth changed. Each
 * measurement has its own process. Run `node bench/planning.ts`; it only prints.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findBestCover } from '../src/purge/plan/cover/find-best-cover.ts'
import { createRandom } from './random.ts'
import { median } from './statistics.ts'

const OBJECTS = [125_000, 250_000, 500_000, 1_000_000]
const LIMITS = [50, 3000]
const CHANGES = ['scattered', 'by directory'] as const
const RUNS = 3

type Change = (typeof CHANGES)[number]

type Setting = { readonly objects: number; readonly maxPaths: number; readonly change: Change; readonly site: boolean }

type Measurement = {
  readonly changed: number
  readonly paths: number
  readonly unchanged: number | undefined
  /** Only the planning. */
  readonly milliseconds: number
  /** The peak of the whole process. */
  readonly mebibytes: number
}

/** Measures each size, limit and kind of change, and the largest without a list of the site. */
export async function benchPlanning(): Promise<void> {
  console.log(`The best cover, a tenth changed, median of ${RUNS} processes`)
  console.log('   objects    changed  change        max-paths     time   peak memory  paths  unchanged purged')
  for (const change of CHANGES) {
    for (const maxPaths of LIMITS) {
      for (const objects of OBJECTS) await report({ objects, maxPaths, change, site: true })
    }
    await report({ objects: Math.max(...OBJECTS), maxPaths: 50, change, site: false })
  }
}

async function report(setting: Setting): Promise<void> {
  const runs: Measurement[] = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await measureInProcess(setting))
  const { changed, paths, unchanged } = runs[0] ?? measure(setting)
  const milliseconds = median(runs.map((run) => run.milliseconds))
  const mebibytes = Math.max(...runs.map((run) => run.mebibytes))
  console.log(
    [
      setting.objects.toLocaleString('en').padStart(10),
      changed.toLocaleString('en').padStart(10),
      ` ${setting.change.padEnd(12)}`,
      String(setting.maxPaths).padStart(10),
      `${milliseconds.toFixed(0).padStart(6)} ms`,
      `${mebibytes.toFixed(0).padStart(9)} MiB`,
      String(paths).padStart(6),
      (unchanged?.toLocaleString('en') ?? 'site not known').padStart(16),
    ].join(' '),
  )
}

async function measureInProcess(setting: Setting): Promise<Measurement> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, JSON.stringify(setting)])
  return JSON.parse(stdout) as Measurement
}

function measure({ objects, maxPaths, change, site }: Setting): Measurement {
  const random = createRandom(objects)
  const all = new Set(listSite(objects, random))
  const changed = listChanged([...all], change, random)
  const start = performance.now()
  const cover = findBestCover({ changed, site: site ? all : undefined, maxPaths })
  const milliseconds = performance.now() - start
  const mebibytes = process.resourceUsage().maxRSS / 1024
  return { changed: changed.length, paths: cover.paths.length, unchanged: cover.unchanged, milliseconds, mebibytes }
}

/** Hashed bundles in one directory, pages in nested ones, pictures by month, products: sorted, as git lists files. */
function listSite(count: number, random: () => number): readonly string[] {
  const hex = () => Math.floor(random() * 2 ** 32).toString(16)
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [Math.floor(random() * 40), Math.floor(random() * 60)]
    switch (i % 4) {
      case 0:
        return `/assets/chunk-${hex()}${hex()}.js`
      case 1:
        return `/docs/section-${a}/topic-${b}/page-${i}/`
      case 2:
        return `/images/20${10 + (a % 15)}/${1 + (b % 12)}/photo%20${i}.jpg`
      default:
        return `/products/${hex().slice(0, 3)}/${i}.html`
    }
  }).sort()
}

function listChanged(site: readonly string[], change: Change, random: () => number): readonly string[] {
  if (change === 'scattered') return site.filter(() => random() < 0.1)
  const directories = new Map<string, boolean>()
  return site.filter((path) => {
    const directory = path.slice(0, path.lastIndexOf('/', path.length - 6))
    const whole = directories.get(directory) ?? random() < 0.1
    directories.set(directory, whole)
    return whole && random() < 0.9
  })
}

if (import.meta.main) {
  const [, , setting] = process.argv
  if (setting === undefined) await benchPlanning()
  else console.log(JSON.stringify(measure(JSON.parse(setting) as Setting)))
}
