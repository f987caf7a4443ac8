/** The SDK's parser is for trusted answers, so this adds checks. */

import { parseXML } from '@aws-sdk/xml-builder'
import { ServiceError } from './service-error.ts'

/** Repeated children are lists. */
export type XmlNode = string | XmlElement
export type XmlElement = { readonly [name: string]: XmlNode | readonly XmlNode[] }

const NOT_TEXT = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g
const STRAY_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/

/** Throws `MalformedXML`. */
export function parseDocument(bytes: Buffer): { readonly root: string; readonly content: XmlNode } {
  const text = decodeUtf8(bytes)
  const markup = text.replace(NOT_TEXT, '')
  // The parser drops undeclared entities and ignores a DOCTYPE.
  if (/<!DOCTYPE/i.test(markup)) throw malformed('a DOCTYPE is not allowed')
  if (STRAY_AMPERSAND.test(markup)) throw malformed('"&" stands alone or begins an unknown entity')
  // The parser stops after the root; a wrapper makes it read what follows.
  const { '#text': outside = '', ...elements } = parseTree(`<document>${text}</document>`)
  const [first, ...others] = Object.entries(elements)
  if (first === undefined) throw malformed('the root element is missing')
  const [root, content] = first
  if (others.length > 0 || isRepeated(content) || !isBlank(outside)) {
    throw malformed(`something besides the root element <${root}> stands there`)
  }
  return { root, content }
}

export function isRepeated(content: XmlNode | readonly XmlNode[]): content is readonly XmlNode[] {
  return Array.isArray(content)
}

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
