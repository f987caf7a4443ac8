import { encodeFileName } from '../paths/encode.ts'
import { GLOBSTAR, type Minimatch } from 'minimatch'

import { collapseSlashes, renderReach } from './render.ts'
import type { Rule } from './rule.ts'
import type { RuleTarget } from './rule-target.ts'

export function reach(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => rule.targets).map(renderReach))]
}

/** What a change anywhere below the directory can purge. In doubt, it is too much. */
export function reachBelow(rules: readonly Rule[], directory: string): readonly string[] {
  const reached = new Set<string>()
  for (const rule of rules) {
    const matches = matchesBelow(rule.glob.minimatch, directory)
    if (matches === 'none') continue
    for (const target of rule.targets) reached.add(renderBelow(target, rule.glob.fixedPart, directory))
    if (matches === 'all') break
  }
  return [...reached]
}

function matchesBelow(minimatch: Minimatch, directory: string): 'all' | 'some' | 'none' {
  let some = false
  for (const row of minimatch.set) {
    const rest = restsBelow(row, directory.split('/'))
    if (rest.some((begin) => begin === row.length - 1 && row[begin] === GLOBSTAR)) return 'all'
    some ||= rest.some((begin) => begin < row.length)
  }
  return some ? 'some' : 'none'
}

function restsBelow(row: Minimatch['set'][number], names: readonly string[]): readonly number[] {
  let begins = skipGlobstars(row, [0])
  for (const name of names) {
    const next = begins.flatMap((begin) => {
      const segment = row[begin]
      if (segment === GLOBSTAR) return [begin]
      const matches = typeof segment === 'string' ? segment === name : segment?.test(name)
      return matches ? [begin + 1] : []
    })
    begins = skipGlobstars(row, next)
  }
  return begins
}

/** `**` may match nothing, so the segment after it is another beginning. */
function skipGlobstars(row: Minimatch['set'][number], begins: readonly number[]): readonly number[] {
  const reached = new Set(begins)
  for (const begin of reached) if (row[begin] === GLOBSTAR) reached.add(begin + 1)
  return [...reached]
}

function renderBelow(target: RuleTarget, fixedPart: string, directory: string): string {
  const inside = `${directory}/`.startsWith(fixedPart)
  if (target.kind === 'tag' || !inside) return renderReach(target)
  const below = encodeFileName(directory.slice(fixedPart.length))
  let text = ''
  for (const [index, part] of target.parts.entries()) {
    if (part.kind === 'text') {
      text += part.text
      continue
    }
    const next = target.parts[index + 1]
    const slash = below !== '' && next?.kind === 'text' && next.text.startsWith('/') ? '/' : ''
    if (part.kind === 'variable' && part.variable === 'path') text += below === '' ? '' : `${below}/`
    else if (part.kind === 'variable' && part.variable === 'dir') text += below + slash
    return collapseSlashes(`${text}*`)
  }
  return collapseSlashes(text)
}
