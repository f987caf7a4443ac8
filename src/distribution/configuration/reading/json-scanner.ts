import { describeMistake, type Expected } from './json-mistakes.ts'
import { matchAt, type FilePlace, type SourceText } from './source.ts'

export type JsonScanner = {
  readonly place: () => FilePlace
  /** The next character; undefined at the end. */
  readonly next: () => string | undefined
  readonly skipSpace: () => void
  readonly take: (expression: RegExp) => string | undefined
  /** Skips white space, then the mark. Returns false if another character is there. */
  readonly skip: (mark: string) => boolean
  /** Reads a text in double quotes. Returns undefined after a report. */
  readonly readText: () => string | undefined
  readonly stop: (message: string) => void
  /** Reports that something else is expected here. */
  readonly miss: (expected: Expected) => void
}

const SPACE = /[ \t\n\r]*/y
const PLAIN = /[ !#-[\]-\uffff]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

export function openScanner({ text, placeAt, report }: SourceText): JsonScanner {
  let offset = 0

  const take = (expression: RegExp): string | undefined => {
    const found = matchAt(expression, text, offset)
    offset += found?.length ?? 0
    return found
  }
  const stop = (message: string): void => {
    report({ at: placeAt(offset), message })
  }
  const skipSpace = () => void take(SPACE)

  return {
    place: () => placeAt(offset),
    next: () => text[offset],
    skipSpace,
    take,
    skip: (mark) => {
      skipSpace()
      if (text[offset] !== mark) return false
      offset += 1
      return true
    },
    readText: () => {
      const start = offset
      offset += 1
      do take(PLAIN)
      while (take(ESCAPE) !== undefined)
      if (text[offset] !== '"') {
        stop(describeUnfinished(text, offset, placeAt(start)))
        return undefined
      }
      offset += 1
      const value: unknown = JSON.parse(text.slice(start, offset))
      return String(value)
    },
    stop,
    miss: (expected) => {
      stop(describeMistake(text, offset, expected))
    },
  }
}

function describeUnfinished(text: string, offset: number, { line, column }: FilePlace): string {
  const found = text[offset]
  if (found === '\\')
    return 'invalid JSON: this backslash does not begin an escape of JSON; write `\\\\` for a backslash'
  const begin = `the text that begins in line ${line}, column ${column}`
  if (found === undefined) return `invalid JSON: ${begin} does not end; a double quote is missing`
  if (found === '\n' || found === '\r')
    return `invalid JSON: ${begin} does not end in its line; write \`\\n\` for a new line`
  const code = found.charCodeAt(0).toString(16).padStart(4, '0')
  return `invalid JSON: ${begin} has a control character; write it as \`\\u${code}\``
}
