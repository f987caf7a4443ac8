import type { ConfigScalar } from '../reading/document.ts'
import type { Shape, TextShape } from '../../../cloudfront/config-shape.ts'
import type { ConfigPath } from '../../../cloudfront/config-value.ts'
import { refuseIfStrict, refuse, type Reading } from './reading.ts'
import { listChoices, show } from '../reading/wording.ts'

export type ScalarShape = Exclude<Shape, { readonly kind: 'list' | 'structure' }>

/** Reports a scalar of another type, and returns undefined. */
export function readScalar(
  shape: ScalarShape,
  node: ConfigScalar,
  path: ConfigPath,
  reading: Reading,
): string | number | boolean | undefined {
  switch (shape.kind) {
    case 'boolean':
      return readBoolean(node, path, reading)
    case 'integer':
      return readInteger(node, path, reading)
    case 'text':
      return readText(shape, node, path, reading)
  }
}

function readBoolean(node: ConfigScalar, path: ConfigPath, reading: Reading): boolean | undefined {
  if (typeof node.value === 'boolean') return node.value
  const text = readableText(node, reading)?.toLowerCase()
  if (text === 'true' || text === 'false') return text === 'true'
  const hint = /^(true|false)$/i.test(String(node.value).trim()) ? '; write it without quotes' : ''
  refuse(reading, path, node.at, `true or false is expected, not ${show(node.value)}${hint}`)
  return undefined
}

function readInteger(node: ConfigScalar, path: ConfigPath, reading: Reading): number | undefined {
  const text = readableText(node, reading)
  const value = text !== undefined && /^-?\d+$/.test(text) ? Number(text) : node.value
  if (typeof value === 'number' && Number.isInteger(value)) return value + 0
  const hint = text === undefined && /^\s*-?\d+\s*$/.test(String(node.value)) ? '; write it without quotes' : ''
  refuse(reading, path, node.at, `a whole number is expected, not ${show(node.value)}${hint}`)
  return undefined
}

function readText(shape: TextShape, node: ConfigScalar, path: ConfigPath, reading: Reading): string | undefined {
  const text = toText(shape, node, path, reading)
  if (text === undefined || shape.values === undefined) return text
  const chosen = node.isText ? text.trim() : text
  if (!shape.values.includes(chosen)) {
    const allowed = `${show(chosen)} is not allowed; use ${listChoices(shape.values)}`
    if (chosen === '') refuse(reading, path, node.at, `${allowed}, or leave it out`)
    else refuseIfStrict(reading, path, node.at, allowed, 'it is sent as it is, and CloudFront decides')
  }
  return chosen
}

/** Accepts integers, too: account IDs are often written without quotes. */
function toText({ isSecret }: TextShape, { value, at }: ConfigScalar, path: ConfigPath, reading: Reading) {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  refuse(reading, path, at, `text is expected${isSecret ? '' : `, not ${show(value)}`}; write it in quotes`)
  return undefined
}

function readableText({ value, isText }: ConfigScalar, { dialect }: Reading): string | undefined {
  return typeof value === 'string' && (isText || dialect.isTextual) ? value.trim() : undefined
}
