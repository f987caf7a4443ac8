/** The order of the rooms of `src`, and the ESLint rule that keeps it: imports go down this list only, those of types too. */
import { dirname, join, relative, sep } from 'node:path'

/**
 * All folders of `src`. A file may import from its own folder and from the folders above it in this list. `.` stands for the files of
 * `src` itself, and the two entry points come last.
 */
export const ROOMS = [
  '.',
  'waiting',
  'network',
  'cloudfront/advice',
  'cloudfront',
  'cloudfront/sdk',
  'repository',
  'github',
  'event',
  'changed-files/lists/uploaders',
  'changed-files/lists',
  'changed-files/bases',
  'changed-files',
  'built-site',
  'purge/paths',
  'purge/rules',
  'purge/plan/cover',
  'purge/plan',
  'purge/post/pacing',
  'purge/post',
  'purge',
  'proof',
  'distribution/ownership',
  'distribution/configuration/reading',
  'distribution/configuration/values',
  'distribution/configuration/template',
  'distribution/configuration/normalising',
  'distribution/configuration/checks',
  'distribution/configuration',
  'distribution/difference',
  'distribution/deploy',
  'distribution/destroy',
  'preview',
  'inputs',
  'report',
  'commands',
  'main.ts',
  'index.ts',
]

/**
 * The room of a file by its path from `src`; undefined if no room is listed for it.
 * @param {string} file
 */
export function roomOf(file) {
  return [file, dirname(file)].find((room) => ROOMS.includes(room))
}

/**
 * Why a file of `src` may not import another one; undefined if it may. Paths are from `src`.
 * @param {string} file
 * @param {string} imported
 */
export function whyForbidden(file, imported) {
  const [from, to] = [roomOf(file), roomOf(imported)]
  const unlisted = from === undefined ? file : to === undefined ? imported : undefined
  if (unlisted !== undefined) return `List the folder of src/${unlisted} in ROOMS of eslint.rooms.js.`
  if (ROOMS.indexOf(to) <= ROOMS.indexOf(from)) return undefined
  return `src/${file} may not import src/${imported}: "${to}" comes after "${from}" in ROOMS of eslint.rooms.js. Pass what is needed as an argument, or move it down.`
}

/** @type {import('eslint').Rule.RuleModule} */
export const importsGoOneWay = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const source = join(context.cwd, 'src')
    const fromSource = (/** @type {string} */ path) => relative(source, path).replaceAll(sep, '/')
    const file = fromSource(context.filename)

    /** @param {import('estree').Node | null | undefined} specifier */
    const check = (specifier) => {
      if (specifier?.type !== 'Literal' || typeof specifier.value !== 'string') return
      if (!specifier.value.startsWith('.')) return
      const imported = fromSource(join(dirname(context.filename), specifier.value))
      if (imported.startsWith('../')) return
      const message = whyForbidden(file, imported)
      if (message !== undefined) context.report({ node: specifier, message })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {{ readonly source: import('estree').Node }} */ node) => check(node.source),
    }
  },
}
