import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const ACTION_DIRECTORY = fileURLToPath(new URL('../..', import.meta.url))

export type ActionManifest = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

export async function readManifest(): Promise<ActionManifest> {
  const manifest = parse(await readFile(`${ACTION_DIRECTORY}/action.yml`, 'utf8')) as Partial<ActionManifest> | null
  const { inputs, outputs, runs } = manifest ?? {}
  if (!inputs || !outputs || !runs) throw new Error('action.yml has no inputs, outputs or runs')
  return { inputs, outputs, runs }
}
