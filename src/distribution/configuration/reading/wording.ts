import { listFirst } from '../../../list-first.ts'

/** In characters. */
const SHOWN_LENGTH = 80

const LISTED_NAMES = 10

export function show(value: string | number | boolean | null): string {
  return typeof value === 'string' ? JSON.stringify(shorten(value)) : String(value)
}

export function shorten(text: string): string {
  return text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH)}…`
}

/** `a, b or c` */
export function listChoices(choices: readonly string[]): string {
  return joinWith(choices, 'or')
}

/** `a, b and c` */
export function listAll(names: readonly string[]): string {
  return joinWith(names, 'and')
}

export function listSome(names: readonly string[]): string {
  return names.length > LISTED_NAMES ? listFirst(names, LISTED_NAMES) : listAll(names)
}

function joinWith(words: readonly string[], conjunction: string): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.slice(-1).join('')}`
}
