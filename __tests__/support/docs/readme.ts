/** The README, and the steps with this action in its examples. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ACTION_DIRECTORY } from '../../../emulators/runner/action-manifest.ts'
import { readSections, type Section } from './markdown.ts'

/** A step that uses this action: its `with:`, every value as the runner passes it. */
export type ActionStep = { readonly inputs: ReadonlyMap<string, string> }

export const README = await readFile(join(ACTION_DIRECTORY, 'README.md'), 'utf8')
export const SECTIONS = readSections(README)

export function sectionOf(title: string): Section {
  const section = SECTIONS.find((one) => one.title === title)
  if (section === undefined) throw new Error(`The README has no section ${title}`)
  return section
}

/** The sections between a heading and the next one of its level. */
export function sectionsBelow(title: string): readonly Section[] {
  const { level } = sectionOf(title)
  const below = SECTIONS.slice(SECTIONS.findIndex((one) => one.title === title) + 1)
  const end = below.findIndex((one) => one.level <= level)
  return end < 0 ? below : below.slice(0, end)
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
