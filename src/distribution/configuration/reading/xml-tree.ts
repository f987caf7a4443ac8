/** Makes a map of each element with child elements. The dialect recognises lists later. */
import type { ReportFault } from '../../../faults.ts'
import { shorten, show } from './wording.ts'
import type { ConfigEntry, ConfigNode } from './document.ts'
import type { FilePlace } from './source.ts'
import { isAllowedKey } from './map-keys.ts'

export type XmlRoot = { readonly rootName: string; readonly root: ConfigNode }

export type OpenElement = { readonly name: string; readonly at: FilePlace }

type GrowingElement = OpenElement & {
  readonly entries: ConfigEntry[]
  text: string
  textAt: FilePlace | undefined
}

const BLANK_ENDS = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g

export function growTree(report: ReportFault) {
  const path: GrowingElement[] = []
  const closed: XmlRoot[] = []
  return {
    path: path as readonly OpenElement[],

    open(element: OpenElement): void {
      path.push({ ...element, entries: [], text: '', textAt: undefined })
    },

    /** `findPlace` finds the place of the text's first word. */
    addText(piece: string, findPlace: () => FilePlace): void {
      const element = path.at(-1)
      if (!element) return
      if (!element.textAt && trimBlank(piece) !== '') element.textAt = findPlace()
      element.text += piece
    },

    close(): void {
      const element = path.pop()
      if (!element) return
      const { name: key, at: keyAt } = element
      const value = toNode(element, report)
      const parent = path.at(-1)
      if (!parent) closed.push({ rootName: key, root: value })
      else if (isAllowedKey({ key, keyAt }, report)) parent.entries.push({ key, keyAt, value })
    },

    root: (): XmlRoot | undefined => closed[0],
  }
}

function toNode({ name, at, entries, text, textAt }: GrowingElement, report: ReportFault): ConfigNode {
  const value = trimBlank(text)
  if (entries.length === 0) return { kind: 'scalar', value, isText: true, tag: undefined, at: textAt ?? at }
  if (textAt) {
    const message = `${show(value)} is between the elements of <${shorten(name)}>; put it into an element, or remove it`
    report({ at: textAt, message })
  }
  return { kind: 'map', entries, tag: undefined, at }
}

function trimBlank(text: string): string {
  return text.replace(BLANK_ENDS, '')
}
