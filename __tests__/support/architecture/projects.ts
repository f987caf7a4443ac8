/** Which of jest's two projects a suite belongs to, by what it imports. */
import { importsIn, resolveImport, sourceFiles, textOf } from './imports.ts'

export type Project = 'unit' | 'process'

/** A suite that can reach one of these by way of the tests or the emulators starts a process or a server. */
const STARTERS = new Set(['node:child_process', 'node:http', 'node:https', 'node:net', 'node:worker_threads'])
/** What is followed: `src` starts a process only in the hands of a test that has one of the above itself. */
const FOLLOWED = ['__tests__', 'emulators', 'scripts']

/** The suites of each project, by their path from the repository's root. A new suite finds its project by itself. */
export function suitesOf(): Readonly<Record<Project, readonly string[]>> {
  const followed = new Map(sourceFiles(...FOLLOWED).map((file) => [file, textOf(file)]))
  const suites = [...followed.keys()].filter((file) => file.endsWith('.test.ts'))
  const { unit = [], process = [] } = Object.groupBy(suites, createClassifier(followed))
  return { unit, process }
}

/** Gives a file's project. `texts` are the files that are followed, by path; types are not loaded, and do not count. */
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
