/** The demonstration's site: its repository and its build. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'
import type { FileChanges } from '../emulators/runner/repository.ts'

/** The path of each file. The build below does the same. */
export const RULES = `!public/**/*.map
public/**            -> /{path}
content/**/*.md      -> /{dir}/{name}/index.html
{layouts,themes}/**  -> /*`

export const FIRST_COMMIT: FileChanges = {
  'public/index.html': '<h1>Hello</h1>',
  'public/css/main.css': 'body { color: black }',
  'public/css/print.css': 'nav { display: none }',
  'public/js/main.js': 'greet()',
  'public/js/runtime~main.js': 'start()',
  'public/menu (old).pdf': '%PDF 1',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((day) => [`public/photos/day-${day}.jpg`, `day ${day}`])),
  'public/photos/team.jpg': 'all of us',
  'content/about.md': '# About us',
  'content/shop/bread.md': '# Bread',
  'README.md': 'The site.',
}

/** What each commit of the push changes, by its message. */
export const PUSH: ReadonlyMap<string, FileChanges> = new Map([
  ['Greet everyone', { 'public/index.html': '<h1>Hello, world</h1>' }],
  [
    'Rename the menu, tell less, show better photos',
    {
      'public/menu (old).pdf': undefined,
      'public/menü.pdf': '%PDF 1',
      'content/about.md': '# About',
      ...Object.fromEntries([1, 2, 4, 6].map((day) => [`public/photos/day-${day}.jpg`, `day ${day}, retouched`])),
    },
  ],
  [
    'Start otherwise',
    { 'public/js/runtime~main.js': 'begin()', 'public/js/main.js.map': '{}', 'README.md': 'Our site.' },
  ],
])

/**
 * Builds `public/` without source maps, and a page for each document.
 *
 * @returns the keys of all objects
 */
export async function publish(checkout: string, directory: string): Promise<readonly string[]> {
  const objects = new Map<string, Buffer | string>()
  for (const file of await listFiles(join(checkout, 'public'))) {
    if (!file.endsWith('.map')) objects.set(file, await readFile(join(checkout, 'public', file)))
  }
  for (const file of await listFiles(join(checkout, 'content'))) {
    const page = posix.join(posix.dirname(file), posix.basename(file, '.md'), 'index.html')
    objects.set(page, `<main>${await readFile(join(checkout, 'content', file), 'utf8')}</main>`)
  }
  for (const [key, body] of objects) {
    await mkdir(dirname(join(directory, key)), { recursive: true })
    await writeFile(join(directory, key), body)
  }
  return [...objects.keys()]
}

/** Sorted, relative to the directory and with `/`. */
async function listFiles(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => relative(directory, join(parentPath, name)).split(sep).join('/')).sort()
}
