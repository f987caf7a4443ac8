import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'
import ts from 'typescript'
import { shrinkModule } from './shrink.ts'

/** The files of a bundle: name, relative to its directory and with `/`, to content. Sorted by name. */
export type BundleFiles = ReadonlyMap<string, Buffer>

/**
 * Bundles an action with everything that it imports.
 *
 * @param input.start absolute path of the module that the runner starts, below `sources`. It imports nothing but the entry, and is not
 *   bundled: a Node that is too old for the rest has to read it.
 * @param input.entry absolute path of the module that does the work, below `sources`
 * @param input.programs absolute paths of modules below `sources` that are started as programs of their own, bundled apart
 * @param input.sources absolute path of the directory of the TypeScript sources
 * @param input.root absolute path of the repository, which must not show in the bundle
 * @returns both modules under their own names, a chunk for each dynamic import, `licenses.txt`, and the `package.json` that makes Node read them as ES modules
 * @throws Error if the sources cannot be bundled, or if the bundle names the directory it was built in
 */
export async function bundleAction(input: {
  readonly start: string
  readonly entry: string
  readonly programs: readonly string[]
  readonly sources: string
  readonly root: string
}): Promise<BundleFiles> {
  // Packages are found only from inside the repository, and `.tools/` is not committed.
  await mkdir(join(input.root, '.tools'), { recursive: true })
  const emitted = await mkdtemp(join(input.root, '.tools', 'bundle-'))
  const workingDirectory = process.cwd()
  try {
    const packages = join(input.root, 'node_modules')
    await emitModules(input.sources, emitted)
    await writeFile(join(emitted, 'package.json'), '{ "type": "module" }\n')
    const modules = await findModuleBuilds(packages)
    await writeTsconfig(emitted, { ...modules, ...STAND_INS, ...LAZY_STAND_INS })
    // ncc names modules, in comments, as seen from the working directory: from here, they are the same for everyone.
    process.chdir(emitted)
    const emittedFrom = (module: string) => join(emitted, relative(input.sources, module)).replace(/\.ts$/, '.js')
    const entry = emittedFrom(input.entry)
    const start = emittedFrom(input.start)
    const httpClient = await bundleModules(
      join(packages, '@actions/http-client/lib/index.js'),
      'http-client.js',
      'http-client.licenses.txt',
    )
    const files = new Map(await bundleModules(entry, basename(entry), 'licenses.txt'))
    // A program always needs all of its code, so nothing in it is loaded later.
    await writeTsconfig(emitted, { ...modules, ...STAND_INS })
    const programs: (readonly [string, Buffer])[] = []
    for (const program of input.programs) {
      const name = basename(emittedFrom(program))
      programs.push(...(await bundleModules(emittedFrom(program), name, name.replace(/\.js$/, '.licenses.txt'))))
    }
    for (const [name, content] of [...httpClient, ...programs]) {
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
    dropErrorClasses(files)
    for (const [name, content] of files)
      if (name.endsWith('.js')) files.set(name, Buffer.from(await shrinkModule(content.toString('utf8'))))
    files.set(basename(start), await readFile(start))
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  } finally {
    process.chdir(workingDirectory)
    await rm(emitted, { recursive: true, force: true })
  }
}

/** Replaces modules that nothing here needs. */
const STAND_INS = {
  debug: [fileURLToPath(new URL('silent-debug.mjs', import.meta.url))],
  'proxy-agent-negotiate': [fileURLToPath(new URL('no-negotiate.mjs', import.meta.url))],
  undici: [fileURLToPath(new URL('no-undici.mjs', import.meta.url))],
}

/** Replaces modules of `@actions/core` that few steps need. They are loaded at the first call. */
const LAZY_STAND_INS = {
  '@actions/exec': [fileURLToPath(new URL('lazy-exec.mjs', import.meta.url))],
  '@actions/http-client': [fileURLToPath(new URL('lazy-http-client.mjs', import.meta.url))],
}

/** ncc reads it, and resolves what packages import by its paths, too. */
async function writeTsconfig(directory: string, paths: Readonly<Record<string, readonly string[]>>): Promise<void> {
  await writeFile(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths } }))
}

/**
 * Turns the sources into JavaScript, file by file: their syntax is erasable, so nothing needs to be known of the other files.
 * ncc's own loader would check the types of the whole repository, tests included, whenever it bundles.
 */
async function emitModules(sources: string, target: string): Promise<void> {
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

/**
 * Finds the builds that the AWS SDK's packages have for bundlers. Their `exports` name them by the condition `module`, which ncc does
 * not know: it would take what is for Node, one file for each part with all that the SDK ever needs of it.
 *
 * @param packages absolute path of `node_modules`
 * @returns absolute paths by what is imported, as TypeScript's `paths` has them
 * @throws Error if one of these packages is there in several versions: what is imported does not tell which of them
 */
async function findModuleBuilds(packages: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {}
  for (const scope of SDK_SCOPES) {
    for (const name of await readdir(join(packages, scope))) {
      const directory = join(packages, scope, name)
      const own = await readdir(join(directory, 'node_modules')).catch(() => [])
      if (own.some((each) => SDK_SCOPES.includes(each)))
        throw new Error(`${directory} has other versions of the SDK's packages than all others: run \`npm dedupe\`.`)
      const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as PackageManifest
      for (const [subpath, conditions] of Object.entries(manifest.exports ?? {})) {
        if (typeof conditions === 'string' || !conditions.module?.endsWith('.js')) continue
        found[posix.join(scope, name, subpath)] = [join(directory, conditions.module)]
      }
    }
  }
  return found
}

const SDK_SCOPES = ['@aws-sdk', '@smithy']

type PackageManifest = {
  readonly exports?: Readonly<Record<string, string | { readonly module?: string }>>
}

/** The module of the SDK's schemas, from its title to the next one's, or to the end of the part. */
const CLOUDFRONT_SCHEMAS =
  /^;?\/\/ CONCATENATED MODULE: \S+\/@aws-sdk\/client-cloudfront\/dist-es\/schemas\/schemas_0\.js$.*?(?=^;?\/\/ CONCATENATED MODULE: |^\/\*\*\*\/ )/ms

/**
 * Takes out the classes that the SDK has for CloudFront's errors, over a hundred of them, all made and registered before the first
 * call. An error is then of the SDK's class for errors that it does not know, with the same name, message and metadata: nothing else
 * of it is read here.
 */
function dropErrorClasses(files: Map<string, Buffer>): void {
  let dropped = 0
  for (const [name, content] of files) {
    const code = content.toString('utf8')
    const rest = code.replace(CLOUDFRONT_SCHEMAS, (schemas) =>
      schemas.replaceAll(/^n0_registry\.registerError\(.+\);$/gm, () => {
        dropped += 1
        return ''
      }),
    )
    if (rest !== code) files.set(name, Buffer.from(rest))
  }
  if (dropped === 0) throw new Error("The classes of CloudFront's errors were not found in the bundle.")
}

/** A bundle whose module of the entry is called `name`, and the licenses of all that it holds `license`. */
async function bundleModules(
  entry: string,
  name: string,
  license: string,
): Promise<(readonly [name: string, content: Buffer])[]> {
  const { code, assets } = await ncc(entry, {
    cache: false,
    minify: false,
    sourceMap: false,
    // The SDK's CommonJS build is one file with all commands; its ES modules can be shaken and split.
    mainFields: ['module', 'main'],
    license,
    target: 'es2022',
    quiet: true,
  })
  return [
    [name, Buffer.from(code)],
    ...Object.entries(assets).map(([asset, { source }]) => [asset, Buffer.from(source)] as const),
  ]
}
