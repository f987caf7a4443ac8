import type { Place, ReportFault } from '../faults.ts'
import type { MatchPurge, RuleLine } from '../purge/rules/rule.ts'

export type Setting = {
  readonly text: string
  readonly at: Place
  /** Trimmed items of a list or lines of a text, without empty ones. */
  readonly lines: readonly RuleLine[]
  /** In a rules file, lines and objects. */
  readonly rules?: readonly (RuleLine | MatchPurge)[]
}

export function inputSetting(name: string, text: string): Setting | undefined {
  if (text.trim() === '') return undefined
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.trim(), at: { input: name, line: index + 1 } }))
    .filter((line) => line.text !== '')
  return { text: text.trim(), at: { input: name }, lines }
}

/** For lists whose items cannot start with `#`. */
export function itemsWithoutComments(setting: Setting | undefined): readonly RuleLine[] {
  return (setting?.lines ?? []).filter(({ text }) => !text.startsWith('#'))
}

export type FindSetting = (name: string) => Setting | undefined

/** Returns a placeholder after a report. */
export function settingReader(find: FindSetting, report: ReportFault) {
  const read = <Value>(
    name: string,
    parse: (text: string) => Value | undefined,
    standIn: Value,
    allowed: string,
  ): Value => {
    const setting = find(name)
    const value = setting && parse(setting.text)
    if (setting === undefined)
      report({ at: { input: name }, message: `it is empty; ${allowed}, or leave the line out` })
    else if (value === undefined)
      report({ at: setting.at, message: `${JSON.stringify(setting.text)} is not allowed; ${allowed}` })
    return value ?? standIn
  }
  return {
    /** `true`, `True`, `TRUE` and their opposites. */
    boolean: (name: string): boolean => read(name, parseBoolean, false, 'write `true` or `false`'),

    choice: <const Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value => {
      const allowed = `write ${values.length > 1 ? 'one of ' : ''}${values.map((value) => `\`${value}\``).join(', ')}`
      return read(name, (text) => values.find((value) => value === text), values[0], allowed)
    },

    integer: (name: string, { least, most }: { readonly least: number; readonly most: number }): number => {
      const parse = (text: string) =>
        /^\d{1,9}$/.test(text) && least <= Number(text) && Number(text) <= most ? Number(text) : undefined
      return read(name, parse, least, `write a whole number from ${least} to ${most}`)
    },

    /** `90s`, `10m`, `1h` or seconds, up to 24 hours, in milliseconds. */
    duration: (name: string, otherwise: number): number => {
      const allowed = 'write a duration up to 24h, such as `90s`, `10m`, `1h` or a number of seconds'
      return find(name) === undefined ? otherwise : read(name, parseDuration, otherwise, allowed)
    },

    /** Up to 3650 days such as `14d`, in milliseconds. */
    age: (name: string): number | undefined => {
      const allowed = 'write a duration, such as `14d`, `36h` or a number of seconds'
      return find(name) === undefined ? undefined : read(name, parseAge, 0, allowed)
    },
  }
}

function parseBoolean(text: string): boolean | undefined {
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  return /^(?:false|False|FALSE)$/.test(text) ? false : undefined
}

const SECOND = 1_000
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', SECOND],
  ['s', SECOND],
  ['m', 60 * SECOND],
  ['h', 3600 * SECOND],
])
const LONGEST = 24 * 3600 * SECOND
const DAY = 24 * 3600 * SECOND
const OLDEST = 3650 * DAY

function parseDuration(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,6}) *([smh]?)$/.exec(text) ?? []
  const milliseconds = Number(digits) * (UNITS.get(unit ?? '') ?? NaN)
  return milliseconds <= LONGEST ? milliseconds : undefined
}

function parseAge(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,9}) *([smhd]?)$/.exec(text) ?? []
  const milliseconds = Number(digits) * (unit === 'd' ? DAY : (UNITS.get(unit ?? '') ?? NaN))
  return milliseconds <= OLDEST ? milliseconds : undefined
}
