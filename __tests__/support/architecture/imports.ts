/** The modules of this repository and what they import, read from their text. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const SOURCE = /\.(?:ts|js|mjs)$/
const IMPORT = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm

/** An import as written. `isType`: only types are imported, so nothing is loaded. `isDynamic`: loaded when it is reached. */
export type Import = { readonly specifier: string; readonly isType: boolean; readonly isDynamic: boolean }

/** All that these sources import, directly or not: files by their path, packages by their name. Only imports that count are followed. */
export function reachFrom(
  files: readonly string[],
  counts: (imported: Import) => boolean = () => true,
): ReadonlySet<string> {
  const reached = new Set(files)
  for (const file of reached) {
    if (!file.startsWith('src/')) continue
    for (const each of importsIn(textOf(file)).filter(counts)) reached.add(resolveImport(file, each.specifier))
  }
  return reached
}

/** The source files in these folders of the repository, by their path from its root, with slashes. */
export function sourceFiles(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => SOURCE.test(path))
      .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
      .sort(),
  )
}

/** The text of a file of the repository. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** The imports and re-exports in a text, dynamic ones included. */
export function importsIn(text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, loaded]) => ({
    specifier: named ?? loaded ?? '',
    isType: type !== undefined,
    isDynamic: named === undefined,
  }))
}

/** What a specifier means in a file: a path from the repository's root, or the specifier of a package. */
export function resolveImport(file: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(dirname(file), specifier) : specifier
}
