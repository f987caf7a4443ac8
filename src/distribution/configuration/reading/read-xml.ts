import { SaxesParser } from 'saxes'
import type { Fault, ReportFault } from '../../../faults.ts'
import { shorten, show } from './wording.ts'
import { MAX_DEPTH, MAX_NODES, TOO_DEEP, TOO_MANY_NODES } from './limits.ts'
import { matchAt, type FilePlace, type SourceText } from './source.ts'
import { growTree, type OpenElement, type XmlRoot } from './xml-tree.ts'

/** Short, because the parser reads to the end of a chunk after a mistake. */
const CHUNK_LENGTH = 4096
const CDATA_START = '<![CDATA['
/** Matches a `&` that does not begin a reference, or the tag that ends the text. */
const LONE_AMPERSAND_OR_TAG = /<|&(?!(?:lt|gt|amp|apos|quot|#\d+|#x[\da-f]+);)/gi
const BLANKS = /[ \t\r\n]*/y
/** Replaces the parser's own table, which has a prototype and so accepts `&constructor;`. */
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' }

/**
 * Reads XML 1.0 without a DOCTYPE. Reports attributes, prefixes and text between elements. Returns undefined after a
 * grammar mistake.
 */
export function readXml({ text, placeAt, report }: SourceText): XmlRoot | undefined {
  const parser = new SaxesParser()
  parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, ENTITIES)
  const tree = growTree(report)
  let textStart = 0
  let elements = 0

  const mistakes: Fault[] = []
  const isSound = () => mistakes.length === 0
  const stop = (at: FilePlace, message: string) => {
    if (isSound()) mistakes.push({ at, message })
  }
  const startOf = (mark: string) => text.lastIndexOf(mark, parser.position - 1)

  parser.on('error', ({ message }) => {
    const { at, message: described } = findMistake(message, parser.position, {
      text,
      textStart,
      open: tree.path.at(-1),
    })
    stop(typeof at === 'number' ? placeAt(at) : at, described)
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding === undefined || /^utf-(?:8|16)$/i.test(encoding)) return
    stop(placeAt(0), `the encoding ${show(encoding)} is not read; save the file as UTF-8 and write encoding="UTF-8"`)
  })
  parser.on('doctype', () => {
    stop(placeAt(startOf('<!DOCTYPE')), 'a DOCTYPE is not allowed, since entities are not expanded here; remove it')
  })
  parser.on('opentagstart', ({ name }) => {
    const at = placeAt(startOf('<'))
    elements += 1
    if (tree.path.length > MAX_DEPTH) stop(at, TOO_DEEP)
    if (elements > MAX_NODES) stop(at, TOO_MANY_NODES)
    if (!isSound()) return
    // For later messages.
    tree.open({ name: name.slice(name.indexOf(':') + 1), at })
    if (name.includes(':')) {
      report({
        at,
        message: `the element ${show(name)} has a prefix; name the namespace by xmlns="…" and leave prefixes out`,
      })
    }
  })
  parser.on('opentag', ({ attributes }) => {
    textStart = parser.position
    const element = tree.path.at(-1)
    if (isSound() && element) reportAttributes(element, Object.keys(attributes), report)
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    textStart = parser.position
    const closing = text.slice(startOf('<') + '</'.length, parser.position - 1).trimEnd()
    const element = tree.path.at(-1)
    if (!isSelfClosing && closing !== name && element) {
      stop(
        placeAt(startOf('<')),
        `invalid XML: ${show(`</${closing}>`)} is where </${shorten(name)}> must close the element of line ${element.at.line}`,
      )
    }
    if (isSound()) tree.close()
  })
  parser.on('text', (piece) => {
    const start = textStart
    tree.addText(piece, () => placeAt(start + blanksAt(text, start)))
    textStart = parser.position - '<'.length
  })
  parser.on('cdata', (piece) => {
    const start = textStart + CDATA_START.length
    tree.addText(piece, () => placeAt(start + blanksAt(text, start)))
    textStart = parser.position
  })
  parser.on('comment', () => {
    // The parser reports a comment before its last character.
    textStart = parser.position + '>'.length
  })
  parser.on('processinginstruction', () => {
    textStart = parser.position
  })

  for (let offset = 0; offset < text.length && isSound(); offset += CHUNK_LENGTH) {
    parser.write(text.slice(offset, offset + CHUNK_LENGTH))
  }
  if (isSound()) parser.close()
  mistakes.forEach(report)
  return isSound() ? tree.root() : undefined
}

/** `problem` is the parser's message. Returns a place, or an offset. */
function findMistake(
  problem: string,
  position: number,
  around: { readonly text: string; readonly textStart: number; readonly open: OpenElement | undefined },
): { readonly at: FilePlace | number; readonly message: string } {
  const { text, textStart, open } = around
  const isUnclosed = problem.includes(': unclosed tag: ')
  // For the parser, a lone `&` begins a name that reaches to the next semicolon or the end of the file.
  const ampersand = isUnclosed || / entity( name)?\.$/.test(problem) ? findLoneAmpersand(text, textStart) : undefined
  if (ampersand !== undefined) return { at: ampersand, message: LONE_AMPERSAND }
  if (isUnclosed && open) return { at: open.at, message: `invalid XML: <${shorten(open.name)}> is not closed` }
  const isOutside = problem.includes('outside of root')
  const at = isOutside ? textStart + blanksAt(text, textStart) : position - 1
  return { at, message: describeXmlMistake(problem) }
}

function reportAttributes({ name, at }: OpenElement, attributes: readonly string[], report: ReportFault): void {
  for (const attribute of attributes.filter((each) => each !== 'xmlns' && !each.startsWith('xmlns:'))) {
    const message = `the attribute ${show(attribute)} of <${shorten(name)}> is not known; remove it, only xmlns is allowed`
    report({ at, message })
  }
}

function findLoneAmpersand(text: string, offset: number): number | undefined {
  LONE_AMPERSAND_OR_TAG.lastIndex = offset
  const found = LONE_AMPERSAND_OR_TAG.exec(text)
  return found?.[0] === '&' ? found.index : undefined
}

function blanksAt(text: string, offset: number): number {
  return matchAt(BLANKS, text, offset)?.length ?? 0
}

const LONE_AMPERSAND =
  'invalid XML: this `&` does not begin &lt; &gt; &amp; &apos; &quot; or a character’s number such as &#38;; write a lone `&` as `&amp;`'

/** Our words by the beginnings of the parser's messages. */
const WORDS: readonly (readonly [string, string])[] = [
  ['malformed character entity', 'XML does not allow the character with this number'],
  ['unquoted attribute value', 'the value of an attribute needs quotes'],
  ['documents may contain only one root', 'a second element begins after the first; a configuration is one element'],
  ['document must contain a root element', 'an element is missing, such as <DistributionConfig>…</DistributionConfig>'],
  ['text data outside of root node', 'there is text outside of the element at the root; remove it'],
  ['unmatched closing tag', 'this closes an element that is not open'],
  ['unexpected end', 'the file ends in the middle of a tag, a comment or the like'],
  ['disallowed character.', 'XML does not allow this character; remove it'],
]

/** `problem` is such as `3:7: undefined entity.` */
function describeXmlMistake(problem: string): string {
  const original = problem.replace(/^\d+:\d+: /, '')
  const words = WORDS.find(([begin]) => original.startsWith(begin))?.[1] ?? original.replace(/\.$/, '')
  return `invalid XML: ${words}`
}
