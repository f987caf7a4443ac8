/** Reads the inputs of an example in the documents, and maps its files, by the code of the action. */
import { readManifest } from '../../../emulators/runner/action-manifest.ts'
import type { ChangedFile } from '../../../src/repository/tree-difference.ts'
import { readInputs } from '../../../src/inputs/read-inputs.ts'
import { dropCovered } from '../../../src/purge/paths/cover.ts'
import { planTarget } from '../../../src/purge/plan/plan-target.ts'
import type { Target } from '../../../src/purge/plan/target.ts'

const { inputs: DECLARED } = await readManifest()

/** Reads a step's inputs, with the defaults of action.yml, an ID for each expression, and the files of the workspace by their paths. */
export async function readTargets(
  inputs: ReadonlyMap<string, string>,
  workspace: ReadonlyMap<string, string>,
): Promise<readonly Target[]> {
  const read = (path: string) => {
    const text = workspace.get(path)
    return Promise.resolve(text === undefined ? undefined : Buffer.from(text))
  }
  const { job } = await readInputs({
    input: (name) => (inputs.get(name) ?? DECLARED[name]?.default ?? '').replace(/^\$\{\{.*\}\}$/, 'E2EXAMPLE1ABCD'),
    workspace: { read, isDirectory: () => Promise.resolve(false) },
    pullRequest: undefined,
    warn: () => undefined,
    env: {},
  })
  if (job.command !== 'invalidate') throw new Error(`the example is one of ${job.command}`)
  return job.request.targets
}

/** The paths that one changed file purges, sorted; `distribution` leaves out the targets that do not name it. */
export function purgedFor(targets: readonly Target[], file: ChangedFile, distribution?: string): readonly string[] {
  const concerned = targets.filter(
    ({ distributions }) => distribution === undefined || distributions.includes(distribution),
  )
  const items = concerned.flatMap((target) => {
    const { items, problem } = planTarget(target, { kind: 'known', files: [file] })
    if (problem !== undefined) throw problem
    return [...items]
  })
  return [...dropCovered(items)].sort()
}
