/** Which command reads which input: found by reading the inputs of steps, and keeping the names that were asked for. */
import type { ActionManifest } from '../emulators/runner/action-manifest.ts'
import { readCommandLine } from '../src/inputs/command-line.ts'
import { OPTION_NAMES } from '../src/inputs/options.ts'
import { readInputs, type Job } from '../src/inputs/read-inputs.ts'

export type Command = Job['command']

/** The commonest first. */
export const COMMANDS: readonly Command[] = ['invalidate', 'deploy', 'destroy', 'preview', 'sweep']

const LIST = 'changed.txt'

/** Steps that together read all inputs of a command. */
const STEPS: Readonly<Record<Command, readonly Readonly<Record<string, string>>[]>> = {
  invalidate: [
    { distribution: 'E2EXAMPLE1ABCD', root: 'public' },
    { distribution: 'E2EXAMPLE1ABCD', build: 'public' },
    { distribution: 'E2EXAMPLE1ABCD', root: 'public', 'files-from': LIST },
  ],
  deploy: [{ name: 'production' }],
  destroy: [{ name: 'production' }],
  preview: [{}, { distribution: 'E2EXAMPLE1ABCD' }, { distribution: 'E2EXAMPLE1ABCD', root: 'public' }],
  sweep: [{}, { distribution: 'E2EXAMPLE1ABCD' }],
}

/** These inputs are checked for mistakes and have no other effect. A sweep purges whole prefixes; only files can be verified. */
const CHECKED_ONLY: Readonly<Record<Command, readonly string[]>> = {
  invalidate: [],
  deploy: ['verify', 'warm'],
  destroy: ['verify', 'warm'],
  preview: [],
  sweep: OPTION_NAMES.filter((name) => !['distribution', 'wait', 'wait-timeout', 'on-wait-timeout'].includes(name)),
}

/** The inputs of `action.yml` that matter to each command, in their order there. */
export async function findInputsByCommand(
  inputs: ActionManifest['inputs'],
): Promise<ReadonlyMap<Command, readonly string[]>> {
  const found = COMMANDS.map(async (command) => {
    const asked = await Promise.all(STEPS[command].map((step) => findAsked(inputs, { command, ...step })))
    const names = new Set(asked.flatMap((each) => [...each])).difference(new Set(CHECKED_ONLY[command]))
    return [command, Object.keys(inputs).filter((name) => names.has(name))] as const
  })
  return new Map(await Promise.all(found))
}

/** The inputs that are options of `npx cloudfront-action plan`. */
export function findInputsOfPlan(inputs: ActionManifest['inputs']): readonly string[] {
  const help = readCommandLine(['--help'])
  if (help.kind !== 'help') throw new Error('The command line does not print its help.')
  return Array.from(help.text.matchAll(/^ *--([a-z-]+)/gm), ([, name = '']) => name).filter((name) => name in inputs)
}

async function findAsked(
  inputs: ActionManifest['inputs'],
  given: Readonly<Record<string, string>>,
): Promise<ReadonlySet<string>> {
  const asked = new Set<string>()
  await readInputs({
    input: (name) => {
      asked.add(name)
      return given[name] ?? inputs[name]?.default ?? ''
    },
    workspace: {
      read: (path) => Promise.resolve(path === LIST ? Buffer.from('public/index.html\n') : undefined),
      isDirectory: () => Promise.resolve(false),
    },
    pullRequest: undefined,
    env: {},
    warn: () => undefined,
  })
  return asked
}
