/** The picture of docs/architecture.md shows the imports between the folders of `src`. */
import { expect, test } from '@jest/globals'
import { importsIn, resolveImport, sourceFiles, textOf } from '../support/architecture/imports.ts'

type Arrows = ReadonlyMap<string, ReadonlySet<string>>

const PAGE = textOf('docs/architecture.md')

/** `purge` of `src/purge/post/scope.ts`, `main` of the step's beginning; undefined for the other files at the top of `src`. */
function folderOf(path: string): string | undefined {
  const [, folder, ...below] = path.split('/')
  if (below.length > 0) return folder
  return path === 'src/main.ts' ? 'main' : undefined
}

/** The folders that each folder imports, types and dynamic imports included. */
function readArrows(): Arrows {
  const arrows = new Map<string, Set<string>>()
  for (const path of sourceFiles('src')) {
    const from = folderOf(path)
    if (from === undefined) continue
    for (const { specifier } of importsIn(textOf(path))) {
      const to = folderOf(resolveImport(path, specifier))
      if (!specifier.startsWith('.') || to === undefined || to === from) continue
      arrows.set(from, (arrows.get(from) ?? new Set()).add(to))
    }
  }
  return arrows
}

function reaches(arrows: Arrows, from: string, to: string): boolean {
  return [...(arrows.get(from) ?? [])].some((next) => next === to || reaches(arrows, next, to))
}

/** The arrows that do not follow from others, as Mermaid writes them. */
function reduceArrows(arrows: Arrows): readonly string[] {
  return [...arrows]
    .flatMap(([from, targets]) =>
      [...targets]
        .filter((to) => ![...targets].some((other) => other !== to && reaches(arrows, other, to)))
        .map((to) => `${from} --> ${to}`),
    )
    .sort()
}

test('the picture has the arrows of the imports', () => {
  const drawing = /```mermaid\nflowchart TD\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? ''
  const drawn = drawing.split('\n').flatMap((line) => line.trim() || [])
  expect(drawn.sort()).toEqual(reduceArrows(readArrows()))
})

test('the page has a paragraph on every folder', () => {
  const folders = new Set([...readArrows()].flatMap(([from, targets]) => [from, ...targets]))
  folders.delete('main')
  for (const folder of folders) expect(PAGE).toContain(`**\`${folder}/\`**`)
})
