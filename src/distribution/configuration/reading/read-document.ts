import type { ReportFault } from '../../../faults.ts'
import type { ConfigDocument, ConfigFormat } from './document.ts'
import { decodeText } from './decode-text.ts'
import { describeSource } from './foreign-file.ts'
import { limitFaults, MAX_LINES, TOO_MANY_LINES } from './limits.ts'
import { readJson } from './read-json.ts'
import { readXml } from './read-xml.ts'
import { readYaml } from './read-yaml.ts'
import { openSource, type SourceText } from './source.ts'
import { replaceVariables } from './variables.ts'

export type FileToRead = {
  /** The path in the repository. Its extension gives the format. */
  readonly file: string
  readonly bytes: Uint8Array
  readonly variables: ReadonlyMap<string, string>
  readonly report: ReportFault
}

/**
 * Reads JSON, YAML 1.2 or XML in less than a second. Never throws. Reports all mistakes that it finds. After a report,
 * use the result only to find more mistakes.
 */
export function readDocument({ file, bytes, variables, report }: FileToRead): ConfigDocument | undefined {
  const faults = limitFaults(file, report)
  const text = decodeText(file, bytes, faults.report)
  const document =
    text === undefined ? undefined : readText(openSource(file, text, faults.report), chooseFormat(file, text))
  const root = document && replaceVariables(document.root, variables, faults.report)
  faults.end()
  return document && root && { ...document, root }
}

const FORMATS: ReadonlyMap<string, ConfigFormat> = new Map([
  ['json', 'json'],
  ['yml', 'yaml'],
  ['yaml', 'yaml'],
  ['xml', 'xml'],
])

function chooseFormat(file: string, text: string): ConfigFormat {
  const known = FORMATS.get(/\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '')
  if (known) return known
  const begin = /\S/.exec(text)?.[0]
  if (begin === '<') return 'xml'
  return begin === '{' ? 'json' : 'yaml'
}

function readText(source: SourceText, format: ConfigFormat): ConfigDocument | undefined {
  if (source.lines > MAX_LINES) {
    source.report({ at: { file: source.placeAt(0).file }, message: TOO_MANY_LINES })
    return undefined
  }
  if (!/[^ \t\r\n\ufeff]/.test(source.text)) {
    source.report({ at: source.placeAt(0), message: 'the file is empty; write the configuration of a distribution' })
    return undefined
  }
  const foreign = describeSource(source.text)
  if (foreign !== undefined) {
    source.report({ at: source.placeAt(0), message: foreign })
    return undefined
  }
  if (format === 'xml') {
    const read = readXml(source)
    return read && { format, ...read }
  }
  const root = format === 'json' ? readJson(source) : readYaml(source)
  return root && { format, rootName: undefined, root }
}
