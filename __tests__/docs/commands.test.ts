/** What documents tell readers to run: it exists, and programs parse. */
import { expect, test } from '@jest/globals'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { ACTION_DIRECTORY } from '../../emulators/runner/action-manifest.ts'
import { readCommandLine } from '../../src/inputs/command-line.ts'

const read = (path: string) => readFileSync(join(ACTION_DIRECTORY, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
const DOCUMENTS = globSync(['*.md', '{docs,examples,emulators}/**/*.md'], { cwd: ACTION_DIRECTORY }).sort()

/** Blocks of these languages, also in lists. */
function codeOf(path: string, languages: string): readonly string[] {
  const text = read(path)
  const blocks = text.matchAll(new RegExp(`^( *)\`\`\`(?:${languages})\\n(.*?)^\\1\`\`\`$`, 'gms'))
  return Array.from(blocks, ([, , block = '']) => block)
}

function inlineCodeOf(path: string): readonly string[] {
  const prose = read(path).replaceAll(/^ *```.*?^ *```$/gms, '')
  return Array.from(prose.matchAll(/`([^`\n]+)`/g), ([, code = '']) => code)
}

const COMMANDS = DOCUMENTS.flatMap((path) => [...codeOf(path, 'console|sh|shell'), ...inlineCodeOf(path)]).flatMap(
  (code) => code.split(/\n|&&/).map((line) => line.trim().replace(/^\$ /, '')),
)
const argumentsOf = (program: RegExp) => COMMANDS.flatMap((line) => program.exec(line)?.slice(1) ?? [])

test('npm runs scripts that package.json has', () => {
  const named = argumentsOf(/^npm run ([\w:]+)/)

  expect(named).toEqual(expect.arrayContaining(['demo', 'build', 'docs', 'pictures']))
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('node runs files that are there', () => {
  const files = argumentsOf(/^node ([\w./-]+\.ts)/)

  expect(files).toContain('emulators/cloudfront/cli.ts')
  expect(files.filter((file) => !existsSync(join(ACTION_DIRECTORY, file)))).toEqual([])
})

test('`plan` gets options that it takes', () => {
  const lines = argumentsOf(/^npx cloudfront-action (.*)$/)

  expect(lines).toEqual(expect.arrayContaining(['plan --root public', '--help']))
  expect(lines.map((line) => readCommandLine(line.split(' '))).filter(({ kind }) => kind === 'wrong')).toEqual([])
})

test('the AWS CLI gets options in its form', () => {
  const commands = DOCUMENTS.flatMap((path) => codeOf(path, 'console|sh|shell'))
    .map((block) => block.replaceAll(/\\\n\s*/g, ' '))
    .flatMap((block) => Array.from(block.matchAll(/\baws (cloudfront|s3) ([a-z-]+)(.*)/g), ([command]) => command))

  expect(commands.length).toBeGreaterThan(3)
  expect(commands.filter((command) => /(?:^|\s)-[a-z]{2,}|--[A-Z_]/.test(command))).toEqual([])
})

const PROGRAMS = DOCUMENTS.flatMap((path) => codeOf(path, 'ts').map((program) => [path, program] as const))

test.each(PROGRAMS)('a program of %s parses, and imports what is exported', (_, program) => {
  const exported = read('emulators/cloudfront/embedded-cloudfront.ts')
  const imported = Array.from(program.matchAll(/^import \{ (.+) \} from/gm), ([, names = '']) =>
    names.split(', '),
  ).flat()

  expect(stripTypeScriptTypes(program)).toContain('await')
  expect(imported.length).toBeGreaterThan(0)
  expect(imported.filter((name) => !new RegExp(`export\\b.*\\b${name}\\b`).test(exported))).toEqual([])
})
