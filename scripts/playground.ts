import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const sources = join(root, 'playground')

/** The playground as one HTML file, which a browser can open from a disk, too. */
export async function renderPlayground(): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(sources, 'page.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
  })
  const [script] = outputFiles
  if (script === undefined) throw new Error('esbuild wrote no script for the playground.')
  const page = await readFile(join(sources, 'page.html'), 'utf8')
  const style = await readFile(join(sources, 'style.css'), 'utf8')
  return page
    .replace('/* style.css */', () => style.trim())
    .replace('/* page.js */', () => script.text.trim().replaceAll('</script', String.raw`<\/script`))
    .concat(`<!--\n${await readLicenses(Object.keys(metafile.inputs))}\n-->\n`)
}

/** The licences of the packages that these files belong to. */
async function readLicenses(files: readonly string[]): Promise<string> {
  const packages = new Set(files.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []))
  const texts = [...packages].toSorted().map(async (directory) => {
    const [name] = (await readdir(join(root, directory))).filter((file) => /^licen[cs]e/i.test(file))
    if (name === undefined) throw new Error(`${directory} has no licence, and the playground contains it.`)
    const text = await readFile(join(root, directory, name), 'utf8')
    return `${directory.replace('node_modules/', '')}\n\n${text.trim().replaceAll('--', '- -')}`
  })
  return (await Promise.all(texts)).join('\n\n')
}
