import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ACTION_DIRECTORY } from '../../../emulators/runner/action-manifest.ts'

export type Step = {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
export type Job = {
  readonly 'timeout-minutes'?: number
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: { readonly deployment?: boolean }
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean }
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}
export type ReusableWorkflow = {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<
        Record<string, { readonly description: string; readonly type: string; readonly default?: unknown }>
      >
      readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>
    }
  }
  readonly permissions: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

/** A workflow of this repository that others call, by its file name. */
export async function readWorkflow(name: string): Promise<ReusableWorkflow> {
  const text = await readFile(join(ACTION_DIRECTORY, '.github/workflows', name), 'utf8')
  // actionlint checks that a reusable workflow has these members.
  return parse(text) as ReusableWorkflow
}
