/** Reads the rules and maps the files with the action's own code. */
import type { Fault } from '../src/faults.ts'
import { PURGE_OPTIONS } from '../src/inputs/options.ts'
import { readMapping } from '../src/inputs/read-mapping.ts'
import { inputSetting, settingReader } from '../src/inputs/setting.ts'
import { dropCovered } from '../src/purge/paths/cover.ts'
import { formatCost } from '../src/purge/plan/cost.ts'
import { findBestCover } from '../src/purge/plan/cover/find-best-cover.ts'
import { mapFiles } from '../src/purge/plan/map-files.ts'
import { locateCaptures, type Range } from '../src/purge/rules/capture.ts'
import { planCaptures } from '../src/purge/rules/capture-plan.ts'
import type { Rule } from '../src/purge/rules/rule.ts'
import type { State } from './state.ts'

/** A piece of a text. `capture` is the number of the wildcard that it belongs to, from 1. */
export type Piece = { readonly text: string; readonly capture?: number }

export type RuleRow = {
  /** From 1; undefined for the rule of `root`. */
  readonly line: number | undefined
  readonly pieces: readonly Piece[]
  /** How many of the files it decides. */
  readonly files: number
  readonly faults: readonly string[]
}

export type FileRow = {
  readonly file: string
  readonly pieces: readonly Piece[]
  /** The rule that decides; undefined if none matches. */
  readonly rule: string | undefined
  readonly paths: readonly string[]
}

export type Evaluation = {
  readonly rules: readonly RuleRow[]
  readonly files: readonly FileRow[]
  /** The paths of one invalidation. */
  readonly paths: readonly string[]
  /** `USD 0.015`, without the free paths of a month. */
  readonly cost: string
  /** Faults of other inputs than `rules`, with the input's name. */
  readonly faults: readonly string[]
  /** With a fault the action purges nothing, and there are no paths. */
  readonly isWrong: boolean
}

export function evaluate(state: State): Evaluation {
  const faults: Fault[] = []
  const report = (fault: Fault) => faults.push(fault)
  const find = (name: string) => {
    const text = Object.entries(state).find(([known]) => known === name)?.[1]
    return text === undefined ? undefined : inputSetting(name, text)
  }
  const { rules, forms } = readMapping(find, report)
  const maxPaths = settingReader(find, report).integer('max-paths', PURGE_OPTIONS['max-paths'])

  const names = state.files.split('\n').flatMap((line) => line.trim() || [])
  const mapped = names.map((path) => ({ path, change: 'modified', kind: 'file' }) as const)
  const files = mapped.map((file) => {
    const rule = rules.ruleFor(file.path)
    const { paths } = mapFiles([file], rules, forms)
    return { file: file.path, pieces: markCaptures(file.path, rule), rule: rule?.source, paths: dropCovered(paths) }
  })
  const isWrong = faults.length > 0
  const changed = isWrong ? [] : [...mapFiles(mapped, rules, forms).paths]
  const paths =
    maxPaths > 0 ? findBestCover({ changed: new Set(changed), site: undefined, maxPaths }).paths : dropCovered(changed)
  return {
    rules: listRules(state, rules.rules, faults, files),
    files,
    paths,
    cost: formatCost(paths.length),
    faults: faults.filter(({ at }) => lineOf(at) === undefined).map(describe),
    isWrong,
  }
}

function listRules(
  state: State,
  rules: readonly Rule[],
  faults: readonly Fault[],
  files: readonly FileRow[],
): readonly RuleRow[] {
  const deciding = files.map(({ rule }) => rule)
  const rows = state.rules.split('\n').map((text, index) => {
    const line = index + 1
    const found = rules.find(({ at }) => lineOf(at) === line)
    return {
      line,
      pieces: markNumbers(text.trim()),
      files: deciding.filter((source) => source !== undefined && source === found?.source).length,
      faults: faults.filter(({ at }) => lineOf(at) === line).map(({ message }) => message),
    }
  })
  const ofRoot = rules
    .filter(({ at }) => 'input' in at && at.input === 'root')
    .map(({ source }) => ({
      line: undefined,
      pieces: markNumbers(source),
      files: deciding.filter((each) => each === source).length,
      faults: [],
    }))
  return [...rows.filter(({ pieces }) => pieces.some(({ text }) => text !== '')), ...ofRoot]
}

function lineOf(at: Fault['at']): number | undefined {
  return 'input' in at && at.input === 'rules' ? at.line : undefined
}

function describe({ at, message }: Fault): string {
  return 'input' in at ? `${at.input}: ${message}` : message
}

/** Marks `{1}` to `{9}`. */
function markNumbers(text: string): readonly Piece[] {
  return text
    .split(/(\{[1-9]\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{[1-9]\}$/.test(piece) ? { text: piece, capture: Number(piece[1]) } : { text: piece }))
}

/** Marks in a file name what each wildcard of its rule matched. */
function markCaptures(file: string, rule: Rule | undefined): readonly Piece[] {
  const plan = rule === undefined ? undefined : planCaptures(rule.glob.text)
  const ranges = plan?.kind === 'plan' ? locateCaptures(plan, file) : undefined
  return ranges === undefined ? [{ text: file }] : cut(file, ranges)
}

function cut(text: string, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [index, { start, end }] of ranges.entries()) {
    if (start > at) pieces.push({ text: text.slice(at, start) })
    if (end > start) pieces.push({ text: text.slice(start, end), capture: index + 1 })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}
