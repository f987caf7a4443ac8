/** Which of jest's two projects a suite belongs to, by what it imports. */
import { importsIn, resolveImport, sourceFiles, textOf } from './imports.ts'

export type Project = 'unit' | 'process'

/** A suite that imports one of these, directly or through tests or emulators, starts a process or a server. */
const STARTERS = new Set(['node:child_process', 'node:http', 'node:https', 'node:net', 'node:worker_threads'])
/** Imports are followed here only. `src` starts a process only for tests that import one of the above themselves. */
const FOLLOWED = ['__tests__', 'emulators', 'scripts']

/** The suites of each project, by their path from the repository's root. */
export function suitesOf(): Readonly<Record<Project, readonly string[]>> {
  const followed = new Map(sourceFiles(...FOLLOWED).map((file) => [file, textOf(file)]))
  const suites = [...followed.keys()].filter((file) => file.endsWith('.test.ts'))
  const { unit = [], process = [] } = Object.groupBy(suites, createClassifier(followed))
  return { unit, process }
}

/**
 * Returns a file's project. `texts` are the files whose imports are followed, by path. Imports of types do not count.
 */
export function createClassifier(texts: ReadonlyMap<string, string>): (file: string) => Project {
  const loaded = new Map(Array.from(texts, ([file, text]) => [file, loadedBy(file, text)]))
  return (file) => {
    const reached = new Set([file])
    for (const each of reached) for (const one of loaded.get(each) ?? []) reached.add(one)
    return [...reached].some((each) => STARTERS.has(each)) ? 'process' : 'unit'
  }
}

function loadedBy(file: string, text: string): readonly string[] {
  return importsIn(text)
    .filter(({ isType }) => !isType)
    .map(({ specifier }) => resolveImport(file, specifier))
}
