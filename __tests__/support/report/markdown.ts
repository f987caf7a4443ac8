/** What GitHub reads in a summary. */
import { expect } from '@jest/globals'
import { micromark } from 'micromark'

const ELEMENTS = /^<(?:h3|h4|p|table|details)>/
const TAGS = ['h3', 'h4', 'p', 'b', 'i', 'sub', 'table', 'tr', 'th', 'td', 'a', 'code', 'details', 'summary', 'br']

/** Every part is HTML, an alert of HTML or a fence, so no text from outside is read as Markdown or HTML. */
export function expectHarmless(markdown: string): void {
  const withoutFences = markdown.replace(/^(`{3,})diff\n(?:(?!\1).*\n)*\1$/gm, '<p>fence</p>')
  for (const part of withoutFences.trimEnd().split(/\n{2,}/)) {
    const [first = '', blank, ...elements] = part.split('\n')
    if (/^> \[!(?:NOTE|TIP|WARNING|CAUTION)\]$/.test(first)) {
      expect(blank).toBe('>')
      for (const line of elements) expect(line.replace(/^> /, '')).toMatch(ELEMENTS)
    } else for (const line of part.split('\n')) expect(line).toMatch(ELEMENTS)
  }
  const html = micromark(withoutFences, { allowDangerousHtml: true })
  const tags = new Set(Array.from(html.matchAll(/<\/?(\w+)/g), ([, tag]) => tag))
  expect([...tags].filter((tag) => ![...TAGS, 'blockquote'].includes(tag ?? ''))).toEqual([])
  for (const [, attribute] of html.matchAll(/<\w+ ([^>]*)>/g))
    expect(attribute).toMatch(/^(?:href="https?:\/\/[^"\s]*"|align="right")$/)
  expect(markdown).not.toMatch(/[\p{Cs}\p{Bidi_Control}\r]/u)
}
