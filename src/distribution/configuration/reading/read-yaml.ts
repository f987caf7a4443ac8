import type { ConfigNode } from './document.ts'
import type { SourceText } from './source.ts'
import { buildYamlTree } from './yaml-tree.ts'
import { Composer, type Document } from 'yaml'
import { shorten } from './wording.ts'
import { scanYaml, type Mistake } from './scan-yaml.ts'

export function readYaml(source: SourceText): ConfigNode | undefined {
  const document = parseYaml(source)
  return document && buildYamlTree(document, source)
}

/** The parser leaves types, equal keys and `<<` to `buildYamlTree`. */
const OPTIONS = { version: '1.2', schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false } as const

const HINT_LENGTH = 200

/** Returns undefined after grammar mistakes, of which it reports one for each line. */
function parseYaml({ text, placeAt, report }: SourceText): Document.Parsed | undefined {
  const parsed = parse(text)
  if ('document' in parsed) return parsed.document
  const lines = new Set<number>()
  for (const { offset, message } of parsed.mistakes) {
    const at = placeAt(offset)
    // One mistake causes several errors of the parser.
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

/** A hint for `${NAME}` without quotes: in flow style, its brace begins a map. */
function hintAt(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - HINT_LENGTH), offset + 1)
  return /[[{,].*\$\{$/.test(before) ? '; within [ ] and { } write "${NAME}" in quotes' : ''
}
