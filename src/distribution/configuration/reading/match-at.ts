/** What a sticky expression matches at a place of the text, if it matches there. */
export function matchAt(expression: RegExp, text: string, offset: number): string | undefined {
  expression.lastIndex = offset
  return expression.exec(text)?.[0]
}
