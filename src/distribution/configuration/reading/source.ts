import type { ReportFault } from '../../../faults.ts'

export type FilePlace = { readonly file: string; readonly line: number; readonly column: number }

export type SourceText = {
  readonly text: string
  readonly lines: number
  /** `offset` counts UTF-16 code units from 0. */
  readonly placeAt: (offset: number) => FilePlace
  readonly report: ReportFault
}

export function openSource(file: string, text: string, report: ReportFault): SourceText {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)]
  const placeAt = (offset: number): FilePlace => {
    let [first, last] = [0, starts.length - 1]
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if ((starts[middle] ?? 0) <= offset) first = middle
      else last = middle - 1
    }
    return { file, line: first + 1, column: offset - (starts[first] ?? 0) + 1 }
  }
  return { text, lines: starts.length, placeAt, report }
}

export function matchAt(expression: RegExp, text: string, offset: number): string | undefined {
  expression.lastIndex = offset
  return expression.exec(text)?.[0]
}
