/** Writes `dist/`, which GitHub runs. With `--check`, compares it with what the sources build. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleAction, type BundleFiles } from './bundle.ts'

const root = resolve(import.meta.dirname, '..')

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    dist: { type: 'string', default: join(root, 'dist') },
  },
})

try {
  await build({ check: values.check, dist: resolve(values.dist) })
} catch (error) {
  // Node would print the source line that threw, and ncc's is over a million characters long.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function build(input: { readonly check: boolean; readonly dist: string }): Promise<void> {
  const sources = join(root, 'src')
  const start = join(sources, 'index.ts')
  const entry = join(sources, 'main.ts')
  const programs = [join(sources, 'built-site/cache-program.ts')]
  const built = await bundleAction({ start, entry, programs, sources, root })
  if (!input.check) {
    await writeBundle(input.dist, built)
    console.log(`dist written: ${describe(built)}`)
    return
  }
  const differences = compare(built, await readBundle(input.dist))
  if (differences.length > 0) {
    throw new Error(
      [
        `${input.dist} is not what the sources build. Run \`npm run build\` and commit dist/. What differs:`,
        ...differences,
      ].join('\n  '),
    )
  }
  console.log(`dist is what the sources build: ${describe(built)}`)
}

/** Replaces the directory's whole content, so that no chunk of an earlier build stays behind. */
async function writeBundle(directory: string, files: BundleFiles): Promise<void> {
  await rm(directory, { recursive: true, force: true })
  for (const [name, content] of files) {
    const path = join(directory, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

/** Reads all files below a directory; none if it does not exist. */
async function readBundle(directory: string): Promise<BundleFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const files = new Map<string, Buffer>()
  for (const entry of entries) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(directory, path).split(sep).join('/'), await readFile(path))
  }
  return files
}

/** @returns a line for each file that is missing, left over or different; none if both are the same bytes */
function compare(expected: BundleFiles, actual: BundleFiles): readonly string[] {
  const names = [...new Set([...expected.keys(), ...actual.keys()])].sort()
  return names.flatMap((name) => {
    const wanted = expected.get(name)
    const found = actual.get(name)
    if (wanted === undefined) return [`${name}: left over, the sources do not build it`]
    if (found === undefined) return [`${name}: missing`]
    return wanted.equals(found) ? [] : [`${name}: ${found.length} bytes, the sources build ${wanted.length} others`]
  })
}

function describe(files: BundleFiles): string {
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0)
  return `${files.size} files, ${Math.round(bytes / 1024)} KiB`
}
