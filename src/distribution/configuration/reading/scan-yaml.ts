import { Lexer, Parser, type CST } from 'yaml'
import { MAX_DEPTH, MAX_LEXEMES, MAX_MARKS, TOO_DEEP, TOO_MANY_LEXEMES, TOO_MANY_MARKS } from './limits.ts'

export type Mistake = { readonly offset: number; readonly message: string }

export type Scanned = { readonly tokens: readonly CST.Token[] } | { readonly mistake: Mistake }

/** YAML forbids these characters, but its parser accepts them. */
const CONTROL = /[^\P{Cc}\t\n\r\u007f-\u009f]/u
const MARK = /^[-?:,[\]{}&*!%"']/
const COLLECTIONS: ReadonlySet<CST.Token['type']> = new Set(['block-map', 'block-seq', 'flow-collection'])

/** Returns the tokens up to the first mistake. Refuses what would take the parser too much time or stack. */
export function scanYaml(text: string): Scanned {
  const control = text.search(CONTROL)
  if (control !== -1) return { mistake: { offset: control, message: describeControl(text.charCodeAt(control)) } }
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let lexemes = 0
  let marks = 0
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1
    if (lexemes > MAX_LEXEMES) return { mistake: { offset: parser.offset, message: TOO_MANY_LEXEMES } }
    if (MARK.test(lexeme)) marks += 1
    if (marks > MAX_MARKS) return { mistake: { offset: parser.offset, message: TOO_MANY_MARKS } }
    tokens.push(...parser.next(lexeme))
    if (isTooDeep(parser.stack)) return { mistake: { offset: parser.offset, message: TOO_DEEP } }
    if (tokens.at(-1)?.type === 'error') break
  }
  tokens.push(...parser.end())
  const second = tokens.filter((token) => token.type === 'document')[1]
  const message = 'a second document begins here; a configuration is one document'
  return second ? { mistake: { offset: second.offset, message } } : { tokens }
}

function isTooDeep(stack: readonly CST.Token[]): boolean {
  return stack.length > MAX_DEPTH && stack.filter(({ type }) => COLLECTIONS.has(type)).length > MAX_DEPTH
}

function describeControl(code: number): string {
  const hex = code.toString(16).padStart(2, '0')
  return `invalid YAML: a control character is not allowed; in double quotes write \`\\x${hex}\``
}
