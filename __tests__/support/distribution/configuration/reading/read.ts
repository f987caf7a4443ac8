/** Reads a file from its text or bytes. Returns plain data and the messages. */
import type { ConfigDocument, ConfigNode } from '../../../../../src/distribution/configuration/reading/document.ts'
import { readDocument } from '../../../../../src/distribution/configuration/reading/read-document.ts'
import { describePlace, type Fault } from '../../../../../src/faults.ts'

export type Read = {
  readonly document: ConfigDocument | undefined
  readonly data: unknown
  /** `2:7 message`, or the message alone of a fault without a line. */
  readonly faults: readonly string[]
}

export function readBytes(file: string, bytes: Uint8Array, variables: Readonly<Record<string, string>> = {}): Read {
  const reported: Fault[] = []
  const document = readDocument({
    file,
    bytes,
    variables: new Map(Object.entries(variables)),
    report: (fault) => reported.push(fault),
  })
  const faults = reported.map(({ at, message }) => `${describePlace(at).slice(`${file}:`.length)} ${message}`.trim())
  return { document, data: document && toData(document.root), faults }
}

export function read(file: string, text: string, variables: Readonly<Record<string, string>> = {}): Read {
  return readBytes(file, new TextEncoder().encode(text), variables)
}

/** Maps as arrays of their entries wherever an object would lose something, otherwise as objects. */
export function toData(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(toData)
  const entries = node.entries.map(({ key, value }) => [key, toData(value)] as const)
  return new Set(entries.map(([key]) => key)).size === entries.length ? Object.fromEntries(entries) : entries
}

/** Every key and scalar with its place, as `key 1:2` and `"value" 1:7`. */
export function placesIn(node: ConfigNode): readonly string[] {
  const place = (at: Fault['at']) => describePlace(at).split(':').slice(1).join(':')
  switch (node.kind) {
    case 'scalar':
      return [`${JSON.stringify(node.value)} ${place(node.at)}`]
    case 'list':
      return [`[ ${place(node.at)}`, ...node.items.flatMap(placesIn)]
    case 'map':
      return [
        `{ ${place(node.at)}`,
        ...node.entries.flatMap(({ key, keyAt, value }) => [`${key} ${place(keyAt)}`, ...placesIn(value)]),
      ]
  }
}
