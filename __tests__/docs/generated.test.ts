import { expect, test } from '@jest/globals'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ACTION_DIRECTORY, readManifest } from '../../emulators/runner/action-manifest.ts'
import { runProgram } from '../../emulators/runner/run-program.ts'
import { formatInputs, formatTable, formatUsage } from '../../scripts/docs-action.ts'
import { formatDeploymentAdvice, formatPurgeAdvice } from '../../scripts/docs-advice.ts'
import { replaceSection, replaceYamlSection } from '../../scripts/docs-section.ts'
import { ADVISED_CODES } from '../../src/cloudfront/advice/advise.ts'

test('the documents of the repository are what the code says', async () => {
  const { exitCode, stderr } = await runDocs('--check')

  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
})

test('a stale document is named, and written anew', async () => {
  const directory = await copyDocuments()
  const page = join(directory, 'docs/inputs.md')
  const right = await readFile(page, 'utf8')
  await writeFile(page, right.replace('Paths in one request, 1 to 3000.', 'Paths in one request.'))

  const check = await runDocs('--check', '--into', directory)
  expect(check.exitCode).toBe(1)
  expect(check.stderr).toContain('docs/inputs.md')
  expect(check.stderr).not.toContain('rules-file.json')

  expect((await runDocs('--into', directory)).exitCode).toBe(0)
  expect(await readFile(page, 'utf8')).toBe(right)
  await rm(directory, { recursive: true })
})

test('a schema that is missing is named, and written', async () => {
  const directory = await copyDocuments()
  const schema = join(directory, 'schema', 'rules-file.json')
  const right = await readFile(schema, 'utf8')
  await rm(join(directory, 'schema'), { recursive: true })

  const check = await runDocs('--check', '--into', directory)
  expect(check.exitCode).toBe(1)
  expect(check.stderr).toContain('schema/rules-file.json')

  expect((await runDocs('--into', directory)).exitCode).toBe(0)
  expect(await readFile(schema, 'utf8')).toBe(right)
  await rm(directory, { recursive: true })
})

test('the usage is a step with every input at its default', async () => {
  const { inputs } = await readManifest()
  const yaml = formatUsage(inputs).replaceAll(/^```.*$/gm, '')
  const [step] = parse(yaml) as [{ readonly with: Readonly<Record<string, unknown>> }]

  const given = Object.entries(step.with).map(([name, value]) => [name, String(value)])

  expect(given).toEqual(Object.entries(inputs).map(([name, { default: standard = '' }]) => [name, standard]))
})

test('the table of inputs has a row for each, with its default in code', () => {
  const table = formatInputs({ wait: { description: 'Waits.', default: 'false' }, root: { description: 'A|B\nC' } })

  expect(table.split('\n').slice(2)).toEqual(['| `wait` | `false` | Waits. |', '| `root` |  | A\\|B C |'])
})

test('every code with an advice of its own has a row in one of the documents', () => {
  const advice = formatPurgeAdvice() + formatDeploymentAdvice()

  expect(ADVISED_CODES.filter((code) => !advice.includes(`\`${code}\``))).toEqual([])
})

test('a table is Markdown', () => {
  expect(formatTable(['A', 'B'], [['1', '2']])).toBe('| A | B |\n| --- | --- |\n| 1 | 2 |')
})

test('a section is replaced between its markers, and nothing else', () => {
  const document = 'a\n<!-- generated: x -->\nold\n<!-- end: x -->\nb'

  expect(replaceSection(document, 'x', 'new\n')).toBe('a\n<!-- generated: x -->\n\nnew\n\n<!-- end: x -->\nb')
})

test.each([
  ['no markers', 'a'],
  ['no end', '<!-- generated: x -->'],
  ['the end first', '<!-- end: x --><!-- generated: x -->'],
  ['two begins', '<!-- generated: x --><!-- generated: x --><!-- end: x -->'],
  ['two ends', '<!-- generated: x --><!-- end: x --><!-- end: x -->'],
])('a document with %s is refused', (_, document) => {
  expect(() => replaceSection(document, 'x', 'new')).toThrow('<!-- generated: x -->')
})

test('a section of YAML is indented as its markers are', () => {
  const yaml = 'a:\n  # generated: x\n  old: 1\n  # end: x\nb: 1\n'

  expect(replaceYamlSection(yaml, 'x', 'new: |-\n  1\n\n  2\n')).toBe(
    'a:\n  # generated: x\n  new: |-\n    1\n\n    2\n  # end: x\nb: 1\n',
  )
  expect(() => replaceYamlSection('a: 1\n', 'x', '')).toThrow('# generated: x')
})

/** A copy of the documents, written anew. */
async function copyDocuments(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'documents-'))
  for (const folder of ['schema', 'docs', '.github/workflows'])
    await mkdir(join(directory, folder), { recursive: true })
  for (const path of [
    'docs/inputs.md',
    'docs/troubleshooting.md',
    'docs/distributions.md',
    'schema/rules-file.json',
    '.github/workflows/purge.yml',
    '.github/workflows/preview.yml',
  ])
    await copyFile(join(ACTION_DIRECTORY, path), join(directory, path))
  expect((await runDocs('--into', directory)).stderr).toBe('')
  return directory
}

function runDocs(...options: readonly string[]) {
  return runProgram({
    command: process.execPath,
    args: ['scripts/docs.ts', ...options],
    cwd: ACTION_DIRECTORY,
    env: { PATH: process.env['PATH'] ?? '' },
  })
}
