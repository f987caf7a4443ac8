import type { Place, ReportFault } from '../../faults.ts'
import { findNearestName } from '../../nearest-name.ts'
import { encodeUserPath } from '../paths/encode.ts'

export type Variable = (typeof VARIABLES)[number]

/** `text` is encoded. `capture` counts the glob's wildcards from 1. */
export type TargetPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'capture'; readonly capture: number }

/** The first text begins with `/` for a path and with `#` for a tag. */
export type RuleTarget = { readonly kind: 'path' | 'tag'; readonly parts: readonly TargetPart[] }

const VARIABLES = ['path', 'dir', 'file', 'name', 'ext'] as const
const MAX_PATH = 4000
const MAX_TAG = 256

/** The glob must have enough wildcards for `{1}` to `{9}`. */
export function parseTarget(text: string, at: Place, report: ReportFault): RuleTarget | undefined {
  const faults: string[] = []
  const kind = text.startsWith('#') ? 'tag' : 'path'
  const parts = readParts(text, kind, faults)
  const literal = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
  if (!/^[/#]/.test(text)) {
    faults.push(
      `the target "${text}" must begin with \`/\` (a path) or \`#\` (a cache tag); write \`/${text}\` for a path`,
    )
  } else if (/\s/.test(text)) {
    faults.push(`the target "${text}" holds white space; write each target on its own and a space as \`%20\``)
  } else {
    faults.push(...(kind === 'tag' ? checkTag(text, literal) : checkPath(text, literal)))
  }
  for (const message of faults) report({ at, message })
  return faults.length > 0 ? undefined : { kind, parts }
}

export function highestCapture(target: RuleTarget): number {
  return Math.max(0, ...target.parts.map((part) => (part.kind === 'capture' ? part.capture : 0)))
}

function readParts(text: string, kind: 'path' | 'tag', faults: string[]): readonly TargetPart[] {
  const parts: TargetPart[] = []
  for (const [piece] of text.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    const name = /^\{(.*)\}$/.exec(piece)?.[1]
    const variable = VARIABLES.find((known) => known === name)
    if (variable) {
      parts.push({ kind: 'variable', variable })
    } else if (name !== undefined && /^[1-9]$/.test(name)) {
      parts.push({ kind: 'capture', capture: Number(name) })
    } else if (/[{}]/.test(piece)) {
      faults.push(describeBraces(text, piece))
    } else {
      parts.push({ kind: 'text', text: kind === 'path' ? encodeUserPath(piece) : piece })
    }
  }
  return parts
}

function describeBraces(text: string, piece: string): string {
  const known = `{${VARIABLES.join('}, {')}} and {1} to {9}`
  const nearest = findNearestName(piece.slice(1, -1).trim(), VARIABLES)
  const hint = nearest === undefined ? '' : ` (did you mean \`{${nearest}}\`?)`
  return piece.length > 1
    ? `the target "${text}" has the unknown variable \`${piece}\`${hint}; there are ${known}`
    : `the target "${text}" has a \`${piece}\` that does not belong to a variable (${known}); write a literal one as \`${piece === '{' ? '%7B' : '%7D'}\``
}

function checkPath(text: string, literal: string): readonly string[] {
  const faults: string[] = []
  const star = text.indexOf('*')
  if (star >= 0 && star < text.length - 1) {
    faults.push(
      `the target "${text}" has a \`*\` that is not its last character, where CloudFront takes it for a literal one; write \`${text.slice(0, star + 1)}\``,
    )
  }
  if (literal.length > MAX_PATH) {
    faults.push(`a target of ${literal.length} characters is too long; CloudFront allows ${MAX_PATH} in a path`)
  }
  return faults
}

function checkTag(text: string, literal: string): readonly string[] {
  const faults: string[] = []
  const wrong = /[^!-~]|[,*]/u.exec(literal)?.[0]
  if (text === '#') faults.push('the target "#" has no tag name; write for example `#product:{name}`')
  if (wrong === '*') faults.push(`the cache tag "${text}" has a \`*\`, and tags have no wildcards; name each tag`)
  else if (wrong !== undefined) {
    faults.push(`the cache tag "${text}" has a \`${wrong}\`; a tag holds printable ASCII without space and comma`)
  }
  if (literal.length > MAX_TAG + 1) {
    faults.push(`a cache tag of ${literal.length - 1} characters is too long; CloudFront allows ${MAX_TAG}`)
  }
  return faults
}
