/**
 * Writes the generated parts: between markers in docs/ and the reusable workflows, into schema/, the playground into
 * docs/, and the SDK's model of a distribution into src/. With `--check`, compares them. `--into` names another
 * directory with the same markers.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { readManifest } from '../emulators/runner/action-manifest.ts'
import { rulesFileSchema } from '../src/inputs/rules-file-schema.ts'
import { distributionFileSchema, distributionTemplateSchema } from './distribution-file-schema.ts'
import { formatUsage } from './docs-action.ts'
import { formatDeploymentAdvice, formatPurgeAdvice } from './docs-advice.ts'
import { formatInputGroups, formatOutputGroups } from './docs-inputs.ts'
import { replaceSection, replaceYamlSection } from './docs-section.ts'
import { findInputsByCommand, findInputsOfPlan } from './inputs-by-command.ts'
import { readStructures } from './sdk-structures.ts'
import { previewWorkflowSections, purgeWorkflowSections } from './docs-workflows.ts'
import { renderPlayground } from './playground.ts'

const WORKFLOWS = [
  { path: '.github/workflows/purge.yml', sectionsOf: purgeWorkflowSections },
  { path: '.github/workflows/preview.yml', sectionsOf: previewWorkflowSections },
]

const root = resolve(import.meta.dirname, '..')

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    into: { type: 'string', default: root },
  },
})

try {
  await document(values.into, values.check)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function document(directory: string, check: boolean): Promise<void> {
  const documents = [
    ...(await renderPages(directory)),
    ...(await renderWorkflows(directory)),
    { path: 'docs/playground.html', text: await renderPlayground() },
    { path: 'schema/distribution-file.json', text: await pretty(JSON.stringify(distributionFileSchema()), 'json') },
    {
      path: 'schema/distribution-template.json',
      text: await pretty(JSON.stringify(distributionTemplateSchema()), 'json'),
    },
    { path: 'schema/rules-file.json', text: await pretty(JSON.stringify(rulesFileSchema()), 'json') },
    { path: 'src/cloudfront/distribution-structures.ts', text: await renderStructures() },
  ]
  const stale: string[] = []
  for (const { path, text } of documents) {
    const file = join(directory, path)
    if (text === (await readIfThere(file))) continue
    stale.push(path)
    if (check) continue
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  if (check && stale.length > 0)
    throw new Error(`Not what the code says: ${stale.join(', ')}. Run \`npm run docs\` and commit what it writes.`)
  console.log(stale.length === 0 ? 'The documents say what the code says.' : `Written: ${stale.join(', ')}`)
}

async function renderPages(directory: string) {
  const { inputs, outputs } = await readManifest()
  const sections = {
    'docs/inputs.md': {
      usage: formatUsage(inputs),
      inputs: formatInputGroups(inputs, await findInputsByCommand(inputs), findInputsOfPlan(inputs)),
      outputs: formatOutputGroups(outputs),
    },
    'docs/troubleshooting.md': { advice: formatPurgeAdvice() },
    'docs/distributions.md': { advice: formatDeploymentAdvice() },
  }
  return Promise.all(
    Object.entries(sections).map(async ([path, generated]) => ({
      path,
      text: await render(join(directory, path), generated),
    })),
  )
}

async function renderWorkflows(directory: string) {
  const manifest = await readManifest()
  return Promise.all(
    WORKFLOWS.map(async ({ path, sectionsOf }) => {
      const before = await readFile(join(directory, path), 'utf8')
      const sections = Object.entries(sectionsOf(manifest))
      const text = sections.reduce((yaml, [name, section]) => replaceYamlSection(yaml, name, section), before)
      return { path, text: await pretty(text, 'yaml') }
    }),
  )
}

async function renderStructures(): Promise<string> {
  return pretty(
    `import type { WrittenStructure } from './distribution-shape.ts'

    /** The structures of a distribution's configuration, from the SDK's schemas. \`npm run docs\` writes this file. */
    export const DISTRIBUTION_STRUCTURES: Readonly<Record<string, WrittenStructure>> = ${JSON.stringify(readStructures())}`,
    'typescript',
  )
}

/** A document with its generated sections by their names. */
async function render(file: string, sections: Readonly<Record<string, string>>): Promise<string> {
  let text = await readFile(file, 'utf8')
  for (const [name, section] of Object.entries(sections)) {
    text = replaceSection(text, name, await pretty(section, 'markdown'))
  }
  return text
}

/** Formatted as `npm run lint` wants it. */
async function pretty(text: string, parser: 'json' | 'markdown' | 'typescript' | 'yaml'): Promise<string> {
  return format(text, { ...(await resolveConfig(join(root, 'README.md'))), parser })
}

/** The file's text; undefined if it does not exist. */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
