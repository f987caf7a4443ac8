/** Runs modules of `src` as a browser does, without anything of Node. */
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { createContext, SourceTextModule, type Module } from 'node:vm'
import { resolveImport } from './imports.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** The file that a package gives to ES modules, by its path from the root of the repository. */
function entryOf(name: string): string {
  const folder = `node_modules/${name}`
  const { exports } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
    readonly exports: { readonly '.': { readonly import: { readonly default: string } } }
  }
  return join(folder, exports['.'].import.default)
}

/** Runs the text of a module as if it stood in `src/`, and returns its exports. Rejects for a module or a global of Node. */
export async function runAsBrowser(page: string): Promise<Readonly<Record<string, unknown>>> {
  const context = createContext({ TextEncoder, TextDecoder, URL })
  const modules = new Map<string, SourceTextModule>()

  const open = (path: string, text = readFileSync(join(ROOT, path), 'utf8')): SourceTextModule => {
    const known = modules.get(path)
    if (known !== undefined) return known
    const code = path.endsWith('.ts') ? stripTypeScriptTypes(text) : text
    const opened = new SourceTextModule(code, { context, identifier: path })
    modules.set(path, opened)
    return opened
  }
  const link = (specifier: string, { identifier }: Module): SourceTextModule => {
    if (specifier.startsWith('node:')) throw new Error(`${identifier} imports ${specifier}`)
    return open(specifier.startsWith('.') ? resolveImport(identifier, specifier) : entryOf(specifier))
  }

  const entry = open('src/page.ts', page)
  await entry.link(link)
  await entry.evaluate()
  return Object.fromEntries(Object.entries(entry.namespace))
}
