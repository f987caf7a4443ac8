/** What is refused in every format, in the same words. They quote no value: it may be a secret. */
import { MAX_ALIASES, MAX_DEPTH, MAX_LEXEMES, MAX_LINES, MAX_MARKS, MAX_NODES } from './limits.ts'

export const TOO_MANY_LINES = `the file has more than ${MAX_LINES} lines`
export const TOO_DEEP = `lists and maps are nested deeper than ${MAX_DEPTH} levels`
export const TOO_MANY_NODES = `the file has more than ${MAX_NODES} values`
export const TOO_MANY_LEXEMES = `the file has more than ${MAX_LEXEMES} words, marks, spaces and line ends`
export const TOO_MANY_MARKS = `the file has more than ${MAX_MARKS} marks such as commas, colons and dashes`
export const TOO_MANY_ALIASES = `the file has more than ${MAX_ALIASES} aliases`
export const INEXACT_NUMBER = 'the number has more digits than can be kept; write it in quotes if it is text'
export const LONE_SURROGATE =
  'the text holds an escape such as `\\ud800`, which is half of a character; write the other half, too'
