/** The inputs and outputs of `action.yml` by command, as Markdown. */
import type { ActionManifest } from '../emulators/runner/action-manifest.ts'
import { listAll } from '../src/distribution/configuration/reading/wording.ts'
import { code, formatInputs, formatOutputs } from './docs-action.ts'
import { COMMANDS, type Command } from './inputs-by-command.ts'

const EVERY_COMMAND = 'Every command'

const ABOUT: Readonly<Record<Command, string>> = {
  invalidate: 'Purges what changed. This is the default.',
  deploy: 'Makes the distribution of `config-file` exist and match it.',
  destroy: 'Disables and deletes the distribution of this `name`.',
  preview: 'Shows a pull request on a distribution of its own, or under a prefix of the shared `distribution`.',
  sweep: 'Removes previews of closed pull requests and finishes what `destroy` began.',
}

type Group<Of extends string> = { readonly title: Of; readonly names: readonly string[] }

/** Each input once: those of every command first, the others with the first command that reads them. */
export function groupInputs(
  byCommand: ReadonlyMap<Command, readonly string[]>,
): readonly Group<Command | typeof EVERY_COMMAND>[] {
  const lists = COMMANDS.map((command) => byCommand.get(command) ?? [])
  const shared = (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)))
  const grouped = new Set(shared)
  const groups = COMMANDS.map((title, index) => {
    const names = (lists[index] ?? []).filter((name) => !grouped.has(name))
    for (const name of names) grouped.add(name)
    return { title, names }
  })
  return [{ title: EVERY_COMMAND, names: shared }, ...groups]
}

/** A table for each group, and before it what else the command reads. */
export function formatInputGroups(
  inputs: ActionManifest['inputs'],
  byCommand: ReadonlyMap<Command, readonly string[]>,
  ofPlan: readonly string[],
): string {
  const groups = groupInputs(byCommand)
  const missing = Object.keys(inputs).filter((name) => !groups.some(({ names }) => names.includes(name)))
  if (missing.length > 0) throw new Error(`No command reads ${missing.join(', ')} of action.yml.`)
  const sections = groups.flatMap(({ title, names }, index) => {
    const table = formatInputs(pick(inputs, names))
    if (title === EVERY_COMMAND) return [`### ${title}`, table]
    const others = (byCommand.get(title) ?? []).filter((name) => !names.includes(name))
    const more = describeOthers(others, groups.slice(1, index))
    const heading = [`### ${code(title)}`, more === '' ? ABOUT[title] : `${ABOUT[title]} It also reads ${more}.`]
    return [...heading, table]
  })
  return [...sections, ...describePlan(ofPlan)].join('\n\n')
}

/** A group by its name if all of it is read. */
function describeOthers(others: readonly string[], groups: readonly Group<string>[]): string {
  const parts = groups.flatMap(({ title, names }) => {
    const read = names.filter((name) => others.includes(name))
    return read.length > 1 && read.length === names.length ? [`all of ${code(title)}`] : read.map(code)
  })
  return listAll(parts)
}

function describePlan(names: readonly string[]): readonly string[] {
  const options = names.map((name) => code(`--${name}`)).join(', ')
  return [
    '### `npx cloudfront-action plan`',
    `Shows [in a clone](trying.md) what would be purged. It has these inputs as options: ${options}.`,
  ]
}

/** Every output is in one of these groups. */
export const OUTPUT_GROUPS = [
  { title: EVERY_COMMAND, names: ['status', 'result', 'result-file'] },
  {
    title: 'A purge: `invalidate`, and what `deploy` and `preview` purge',
    names: ['invalidation-ids', 'invalidation-id', 'paths', 'path-count'],
  },
  {
    title: '`invalidate`, and `preview` on a shared distribution',
    names: ['changed-files', 'base', 'head', 'verified', 'stale'],
  },
  {
    title: '`deploy`, `destroy`, and `preview`',
    names: ['change', 'url', 'distribution-id', 'distribution-arn', 'distribution-domain', 'distribution-status'],
  },
] as const

export function formatOutputGroups(outputs: ActionManifest['outputs']): string {
  const grouped: readonly string[] = OUTPUT_GROUPS.flatMap(({ names }) => names)
  const missing = Object.keys(outputs).filter((name) => !grouped.includes(name))
  if (missing.length > 0) throw new Error(`${missing.join(', ')} of action.yml is in no group of outputs.`)
  return OUTPUT_GROUPS.flatMap(({ title, names }) => [`### ${title}`, formatOutputs(pick(outputs, names))]).join('\n\n')
}

function pick<Value>(
  values: Readonly<Record<string, Value>>,
  names: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    names.map((name) => {
      const value = values[name]
      if (value === undefined) throw new Error(`action.yml does not declare ${name}.`)
      return [name, value]
    }),
  )
}
