/** Reads XML with the SDK's own parser, and refuses what that parser, made for trusted answers, lets pass. */

import { parseXML } from '@aws-sdk/xml-builder'
import { ServiceError } from './service-error.ts'

/** An element's content as the parser gives it: text, or its attributes and children by name, repeated ones as a list. */
export type XmlNode = string | XmlElement
export type XmlElement = { readonly [name: string]: XmlNode | readonly XmlNode[] }

const NOT_TEXT = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g
const STRAY_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/

/** Parses a document: the name of its root element and that element's content. Refuses with `MalformedXML`. */
export function parseDocument(bytes: Buffer): { readonly root: string; readonly content: XmlNode } {
  const text = decodeUtf8(bytes)
  const markup = text.replace(NOT_TEXT, '')
  // The parser reads undeclared entities as nothing and passes over a DOCTYPE: both would change what was meant.
  if (/<!DOCTYPE/i.test(markup)) throw malformed('a DOCTYPE is not allowed')
  if (STRAY_AMPERSAND.test(markup)) throw malformed('"&" stands for itself or for an unknown entity')
  // The parser stops after the root element; with an element around the whole it also meets what follows.
  const { '#text': outside = '', ...elements } = parseTree(`<document>${text}</document>`)
  const [first, ...others] = Object.entries(elements)
  if (first === undefined) throw malformed('the root element is missing')
  const [root, content] = first
  if (others.length > 0 || isRepeated(content) || !isBlank(outside)) {
    throw malformed(`something besides the root element <${root}> stands there`)
  }
  return { root, content }
}

/** Whether a child of an element occurs more than once. */
export function isRepeated(content: XmlNode | readonly XmlNode[]): content is readonly XmlNode[] {
  return Array.isArray(content)
}

/** Whether a child is nothing but white space, which XML may have between elements. */
export function isBlank(content: XmlNode | readonly XmlNode[]): boolean {
  return typeof content === 'string' && content.trim() === ''
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed('it is not UTF-8', cause)
  }
}

function parseTree(text: string): XmlElement {
  try {
    const { document } = parseXML(text) as { readonly document: XmlNode }
    return typeof document === 'string' ? { '#text': document } : document
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message : String(cause), cause)
  }
}

function malformed(reason: string, cause?: unknown): ServiceError {
  const error = new ServiceError('MalformedXML', `The XML document in the body could not be read: ${reason}.`)
  error.cause = cause
  return error
}
