import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'
import ts from 'typescript'

/** The files of a bundle: name, relative to its directory and with `/`, to content. Sorted by name. */
export type BundleFiles = ReadonlyMap<string, Buffer>

/**
 * Bundles an action with everything that it imports.
 *
 * @param input.entry absolute path of the module that starts the action, below `sources`
 * @param input.sources absolute path of the directory of the TypeScript sources
 * @param input.root absolute path of the repository, which must not show in the bundle
 * @returns `index.js`, a chunk for each dynamic import, `licenses.txt`, and the `package.json` that makes Node read them as ES modules
 * @throws Error if the sources cannot be bundled, or if the bundle names the directory it was built in
 */
export async function bundleAction(input: {
  readonly entry: string
  readonly sources: string
  readonly root: string
}): Promise<BundleFiles> {
  // Packages are found from inside the repository only, and `.tools/` is where it keeps what is not to be committed.
  await mkdir(join(input.root, '.tools'), { recursive: true })
  const emitted = await mkdtemp(join(input.root, '.tools', 'bundle-'))
  const workingDirectory = process.cwd()
  try {
    await emitModules(input.sources, emitted)
    // ncc names modules, in comments, as seen from the working directory: from here, they are the same for everyone.
    process.chdir(emitted)
    const entry = join(emitted, relative(input.sources, input.entry)).replace(/\.ts$/, '.js')
    const httpClient = await bundleModules(join(input.root, 'node_modules/@actions/http-client/lib/index.js'))
    const files = new Map(await bundleModules(entry))
    for (const [own, content] of httpClient) {
      const name = HTTP_CLIENT_NAMES.get(own) ?? own
      if (files.get(name)?.equals(content) === false) throw new Error(`Two bundles have a ${name}, each another one`)
      files.set(name, content)
    }
    for (const [name, content] of files) {
      if (content.includes(input.root))
        throw new Error(`${name} of the bundle names ${input.root}: it would differ elsewhere`)
      // Where an imported module does not exist, ncc bundles a call that fails once it runs.
      const [missing] = /eval\("require"\)\([^)]*\)/.exec(content.toString('latin1')) ?? []
      if (missing !== undefined) throw new Error(`${name} of the bundle needs a module that was not found: ${missing}`)
    }
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  } finally {
    process.chdir(workingDirectory)
    await rm(emitted, { recursive: true, force: true })
  }
}

/** What `lazy-http-client.mjs` loads, beside the bundle that it is for. Both have the same `package.json`. */
const HTTP_CLIENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['index.js', 'http-client.js'],
  ['licenses.txt', 'http-client.licenses.txt'],
])

/**
 * Turns the sources into JavaScript, file by file: their syntax is erasable, so nothing needs to be known of the other files.
 * ncc's own loader would check the types of the whole repository, tests included, whenever it bundles.
 */
async function emitModules(sources: string, target: string): Promise<void> {
  await writeFile(join(target, 'package.json'), '{ "type": "module" }\n')
  // ncc reads one, and resolves what packages import by its paths, too.
  const paths = { '@actions/http-client': [fileURLToPath(new URL('lazy-http-client.mjs', import.meta.url))] }
  await writeFile(join(target, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths } }))
  for (const entry of await readdir(sources, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const emitted = join(target, relative(sources, path))
    await mkdir(dirname(emitted), { recursive: true })
    if (entry.name.endsWith('.ts')) {
      const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), {
        fileName: path,
        compilerOptions: {
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2024,
          verbatimModuleSyntax: true,
          rewriteRelativeImportExtensions: true,
        },
      })
      await writeFile(emitted.replace(/\.ts$/, '.js'), outputText)
    } else {
      await writeFile(emitted, await readFile(path))
    }
  }
}

async function bundleModules(entry: string): Promise<(readonly [name: string, content: Buffer])[]> {
  const { code, assets } = await ncc(entry, {
    cache: false,
    minify: false,
    sourceMap: false,
    // The SDK's CommonJS build is one file with all commands; its ES modules can be shaken and split.
    mainFields: ['module', 'main'],
    license: 'licenses.txt',
    target: 'es2022',
    quiet: true,
  })
  return [
    ['index.js', Buffer.from(code)],
    ...Object.entries(assets).map(([name, { source }]) => [name, Buffer.from(source)] as const),
  ]
}
