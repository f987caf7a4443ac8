/** The comments and the strings of a TypeScript file, read by TypeScript's own scanner. */
import ts from 'typescript'

const { SyntaxKind } = ts
const COMMENTS = new Set([SyntaxKind.SingleLineCommentTrivia, SyntaxKind.MultiLineCommentTrivia])
const STRINGS = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateMiddle,
  SyntaxKind.TemplateTail,
])
/** After these a `/` divides. After anything else it begins a regular expression. */
const ENDS_OF_VALUES = new Set([
  ...STRINGS,
  SyntaxKind.Identifier,
  SyntaxKind.NumericLiteral,
  SyntaxKind.CloseParenToken,
  SyntaxKind.CloseBracketToken,
  SyntaxKind.CloseBraceToken,
])
const WORD = /[A-Za-z][\w'`-]*/g

export type Texts = {
  /** With their marks. */
  readonly comments: readonly string[]
  /** Strings and the fixed pieces of templates, without quotes. */
  readonly strings: readonly string[]
}

export function readTexts(source: string): Texts {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source)
  const comments: string[] = []
  const strings: string[] = []
  /** The open braces; true for those of a template's `${`. */
  const braces: boolean[] = []
  let previous = SyntaxKind.Unknown
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === SyntaxKind.CloseBraceToken && braces.pop() === true) kind = scanner.reScanTemplateToken(false)
    if (kind === SyntaxKind.SlashToken && !ENDS_OF_VALUES.has(previous)) kind = scanner.reScanSlashToken()
    if (kind === SyntaxKind.OpenBraceToken) braces.push(false)
    if (kind === SyntaxKind.TemplateHead || kind === SyntaxKind.TemplateMiddle) braces.push(true)
    if (COMMENTS.has(kind)) comments.push(scanner.getTokenText())
    if (STRINGS.has(kind)) strings.push(scanner.getTokenValue())
    if (kind > SyntaxKind.LastTriviaToken) previous = kind
  }
  return { comments, strings }
}

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0
}
