/** A plan as a difference of nested YAML. Each line is one line, whatever the values hold. */
import { nameManagedPolicy } from '../cloudfront/managed-policies.ts'
import type { Plan } from '../distribution/deploy/result.ts'
import type { ConfigChange } from '../distribution/difference/change.ts'
import { escapeControls } from '../printable.ts'
import { simplify, type Plain } from './format-value.ts'
import { describeNotes } from './log-deploy.ts'

/** Characters of a value; longer ones are cut. */
const VALUE_LENGTH = 300
/** Characters of a list or structure on one line. */
const LINE_LENGTH = 80
/** Lines of one value. */
const VALUE_LINES = 60

type Sign = ' ' | '+' | '-'

/** `+ Comment: A site`, with the members that hold changes as lines above. */
export function* formatDiff({ changes, cause, distribution }: Pick<Plan, 'changes' | 'cause' | 'distribution'>) {
  const around: Sign = distribution === undefined ? '+' : ' '
  let shown: readonly string[] = []
  for (const change of changes) {
    const segments = splitPath(change.path)
    const parents = segments.slice(0, -1)
    const same = parents.findIndex((parent, level) => parent !== shown[level])
    const from = same < 0 ? Math.min(parents.length, shown.length) : same
    for (const [level, parent] of parents.entries()) if (level >= from) yield line(around, level, `${parent}:`)
    shown = parents
    yield* formatSide(change, { cause, level: parents.length, name: segments.at(-1) ?? '' })
  }
}

/** `Origins[a.b].OriginPath` has two segments. */
function splitPath(path: string): readonly string[] {
  return path.match(/\w+(?:\[.*?\](?: precedence)?(?=\.[A-Z]|$))?/gs) ?? [path]
}

type Place = { readonly cause: Plan['cause']; readonly level: number; readonly name: string }

function* formatSide(change: ConfigChange, { cause, level, name }: Place): Generator<string, undefined> {
  const notes = describeNotes(change, cause)
  const sides = [
    ['-', change.before],
    ['+', change.after],
  ] as const
  const given = sides.filter(([, value]) => value !== undefined)
  for (const [index, [sign, value]] of given.entries()) {
    if (value === undefined) continue
    const ownNotes = index === given.length - 1 ? notes : []
    yield* formatValue(change.isSecret ? '(secret)' : simplify(value), { sign, level, name, notes: ownNotes })
  }
}

type Line = { readonly sign: Sign; readonly level: number; readonly name: string; readonly notes: readonly string[] }

function* formatValue(value: Plain, { sign, level, name, notes }: Line): Generator<string, undefined> {
  const comment = comments([...nameOf(name, value), ...notes])
  if (typeof value === 'string' && name.endsWith(`[${value}]`)) yield line(sign, level, `${name}${comment}`)
  else if (isShort(value)) yield line(sign, level, `${name}: ${inline(value)}${comment}`)
  else {
    yield line(sign, level, `${name}:${comment}`)
    const lines = [...nest(value, level + 1)]
    for (const { level: inner, text: part } of lines.slice(0, VALUE_LINES)) yield line(sign, inner, part)
    if (lines.length > VALUE_LINES) yield line(sign, level + 1, `# and ${lines.length - VALUE_LINES} more lines`)
  }
}

type Nested = Extract<Plain, object>

function* nest(value: Nested, level: number): Generator<{ readonly level: number; readonly text: string }, undefined> {
  for (const [key, part] of isList(value) ? value.map((item) => ['', item] as const) : Object.entries(value)) {
    const mark = key === '' ? '-' : `${key}:`
    if (isShort(part)) yield { level, text: `${mark} ${inline(part)}${comments(nameOf(key, part))}` }
    else {
      yield { level, text: mark }
      yield* nest(part, level + 1)
    }
  }
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}

/** Structures are always nested. */
function isShort(value: Plain): value is string | number | boolean | readonly (string | number | boolean)[] {
  if (typeof value !== 'object') return true
  return isList(value) && value.every((item) => typeof item !== 'object') && inline(value).length <= LINE_LENGTH
}

function nameOf(member: string, value: Plain): readonly string[] {
  if (typeof value !== 'string' || !member.endsWith('PolicyId')) return []
  const name = nameManagedPolicy(value)
  return name === undefined ? [] : [name]
}

function comments(notes: readonly string[]): string {
  return notes.length === 0 ? '' : ` # ${notes.join('; ')}`
}

/** YAML of one line. */
function inline(value: Plain): string {
  if (isList(value)) return `[${value.map(inline).join(', ')}]`
  const isText = typeof value === 'string' && PLAIN.test(value) && !READ_OTHERWISE.test(value)
  const text = isText ? value : JSON.stringify(value)
  return text.length <= VALUE_LENGTH ? text : `${text.slice(0, VALUE_LENGTH)}…`
}

/** What YAML reads as a string without quotes. */
const PLAIN = /^[A-Za-z0-9/_.$(][\w ./:@*()?=&+-]*$/
const READ_OTHERWISE = /^[\d.]+(?:e\d+)?$|: |[: ]$|^(?:true|false|null|yes|no|on|off)$/i

function line(sign: Sign, level: number, text: string): string {
  return escapeControls(`${sign} ${'  '.repeat(level)}${text}`)
}
