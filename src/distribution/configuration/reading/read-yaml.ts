/** YAML 1.2 as a tree with places. */
import type { ConfigNode } from './document.ts'
import type { SourceText } from './source.ts'
import { buildYamlTree } from './yaml-tree.ts'
import { Composer, type Document } from 'yaml'
import { shorten } from './wording.ts'
import { scanYaml, type Mistake } from './scan-yaml.ts'

/** Reads one document. Undefined, after a report, if its grammar is wrong or a limit is exceeded. */
export function readYaml(source: SourceText): ConfigNode | undefined {
  const document = parseYaml(source)
  return document && buildYamlTree(document, source)
}

/** Texts stay texts: what a plain one means, which keys are equal and what `<<` merges is decided where the tree is built. */
const OPTIONS = { version: '1.2', schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false } as const

/** How far before a mistake its reason is looked for. */
const HINT_LENGTH = 200

/** Parses one document of YAML 1.2. Reports the mistakes of its grammar, one a line, and is undefined if there are any. */
export function parseYaml({ text, placeAt, report }: SourceText): Document.Parsed | undefined {
  const parsed = parse(text)
  if ('document' in parsed) return parsed.document
  const lines = new Set<number>()
  for (const { offset, message } of parsed.mistakes) {
    const at = placeAt(offset)
    // One mistake makes the parser stumble several times, mostly in the same line.
    if (lines.has(at.line)) continue
    lines.add(at.line)
    report({ at, message: `${message}${hintAt(text, offset)}` })
  }
  return undefined
}

type Parsed = { readonly document: Document.Parsed } | { readonly mistakes: readonly Mistake[] }

function parse(text: string): Parsed {
  const scanned = scanYaml(text)
  if ('mistake' in scanned) return { mistakes: [scanned.mistake] }
  const [document] = new Composer(OPTIONS).compose(scanned.tokens)
  if (!document) return { mistakes: [{ offset: 0, message: 'the file has no values, only comments' }] }
  if (document.errors.length > 0) return { mistakes: findMistakes(document.errors, text) }
  if (document.directives.yaml.version === '1.2') return { document }
  const offset = text.search(/^%YAML/m)
  return { mistakes: [{ offset, message: 'the file is read as YAML 1.2; remove the directive `%YAML`' }] }
}

function findMistakes(errors: Document.Parsed['errors'], text: string): readonly Mistake[] {
  return errors
    .map(({ message, pos }) => {
      return { offset: Math.min(pos[0], text.length), message: `invalid YAML: ${shorten(message)}` }
    })
    .toSorted((a, b) => a.offset - b.offset)
}

/** In flow style the brace of a variable begins a map, which is seldom meant. */
function hintAt(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - HINT_LENGTH), offset + 1)
  return /[[{,].*\$\{$/.test(before) ? '; within [ ] and { } write "${NAME}" in quotes' : ''
}
