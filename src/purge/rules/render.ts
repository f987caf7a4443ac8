import { encodeFileName, encodeTag } from '../paths/encode.ts'
import { capture } from './capture.ts'
import type { Rule } from './rule.ts'
import type { RuleTarget, Variable } from './rule-target.ts'

/** Returns encoded paths and tags, without empty tags. If captures are unknown, returns all that a target can name. */
export function renderTargets(rule: Rule, path: string): readonly string[] {
  const below = path.slice(rule.glob.fixedPart.length)
  const captures = rule.captures && capture(rule.captures, path)
  const rendered: string[] = []
  for (const target of rule.targets) {
    const text = renderTarget(target, below, captures)
    if (text !== '#') rendered.push(text)
  }
  return rendered
}

/** Returns a wildcard for all that the target can name. For tags with variables, this is `/*`. */
export function renderReach(target: RuleTarget): string {
  const first = target.parts.findIndex((part) => part.kind !== 'text')
  const text = target.parts
    .slice(0, first < 0 ? undefined : first)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('')
  if (target.kind === 'tag') return first < 0 ? text : '/*'
  return collapseSlashes(first < 0 ? text : `${text}*`)
}

export function collapseSlashes(path: string): string {
  return path.includes('//') ? path.replace(/\/{2,}/g, '/') : path
}

function renderTarget(target: RuleTarget, below: string, captures: readonly string[] | undefined): string {
  const encode = target.kind === 'path' ? encodeFileName : encodeTag
  let text = ''
  for (const part of target.parts) {
    if (part.kind === 'text') text += part.text
    else if (part.kind === 'variable') text += encode(valueOf(part.variable, below))
    else if (captures) text += encode(captures[part.capture - 1] ?? '')
    else return renderReach(target)
  }
  return target.kind === 'path' ? collapseSlashes(text) : text
}

function valueOf(variable: Variable, below: string): string {
  if (variable === 'path') return below
  const slash = below.lastIndexOf('/')
  if (variable === 'dir') return slash < 0 ? '' : below.slice(0, slash)
  const file = below.slice(slash + 1)
  if (variable === 'file') return file
  // `.htaccess` has no extension.
  const dot = file.lastIndexOf('.')
  if (variable === 'name') return dot > 0 ? file.slice(0, dot) : file
  return dot > 0 ? file.slice(dot + 1) : ''
}
