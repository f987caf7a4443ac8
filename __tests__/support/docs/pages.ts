/** The documents, and the steps with this action in their examples. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ACTION_DIRECTORY } from '../../../emulators/runner/action-manifest.ts'
import { readSections, type CodeBlock, type Section } from './markdown.ts'

/** A step that uses this action: its `with:`, every value as the runner passes it. */
export type ActionStep = { readonly inputs: ReadonlyMap<string, string> }

export type Page = {
  readonly path: string
  readonly text: string
  readonly sections: readonly Section[]
  readonly blocks: readonly CodeBlock[]
  /** The steps of all YAML examples that use this action. */
  readonly steps: readonly ActionStep[]
  readonly sectionOf: (title: string) => Section
}

/** Reads a document of the repository, such as `docs/rules.md`. */
export function readPage(path: string): Page {
  const text = readFileSync(join(ACTION_DIRECTORY, path), 'utf8')
  const sections = readSections(text)
  const blocks = sections.flatMap(({ blocks: own }) => own)
  return {
    path,
    text,
    sections,
    blocks,
    steps: blocks.filter(({ language }) => language === 'yaml').flatMap((block) => findActionSteps(block.text)),
    sectionOf: (title) => {
      const section = sections.find((one) => one.title === title)
      if (section === undefined) throw new Error(`${path} has no section ${title}`)
      return section
    },
  }
}

/** The steps of an example that use this action: of a workflow, or of a list of steps. */
export function findActionSteps(yaml: string): readonly ActionStep[] {
  return listSteps(parse(yaml)).flatMap((step) => {
    if (!isRecord(step) || typeof step['uses'] !== 'string' || !step['uses'].includes('/cloudfront-action@')) return []
    const given = isRecord(step['with']) ? step['with'] : {}
    return [{ inputs: new Map(Object.entries(given).map(([name, value]) => [name, String(value)])) }]
  })
}

function listSteps(example: unknown): readonly unknown[] {
  if (Array.isArray(example)) return example
  if (!isRecord(example)) return []
  const jobs = isRecord(example['jobs']) ? Object.values(example['jobs']) : []
  return jobs.flatMap((job) => (isRecord(job) ? listSteps(job['steps']) : []))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
