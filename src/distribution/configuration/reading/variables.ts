/** Replaces `${NAME}` after the file is parsed. So a value is always text, and cannot add members to the file. */
import type { ReportFault } from '../../../faults.ts'
import { findNearestName } from '../../../nearest-name.ts'
import { shorten } from './wording.ts'
import type { ConfigEntry, ConfigMap, ConfigNode, ConfigScalar } from './document.ts'
import { MAX_EXPANDED_LENGTH } from './limits.ts'

/** `$${NAME}` gives the text `${NAME}`. `${AWS::Region}` stays. */
const REFERENCE = /(\$?)\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g

/** `Bucket.DomainName` and `AWS::Region` are names for CloudFormation's functions only. */
export function isVariableName(text: string): boolean {
  return /^[A-Za-z_]\w*(?:(?:::|\.)\w+)*$/.test(text)
}

export const WORKFLOW_EXPRESSION =
  'GitHub does not evaluate `${{ … }}` in this file; write ${NAME} here, and NAME=${{ … }} in the input `variables`'

const SUBSTITUTION_TAG = '!Sub'
const SUBSTITUTION_KEY = 'Fn::Sub'
/** The type of a distribution in a CloudFormation template. */
export const DISTRIBUTION_TYPE = 'AWS::CloudFront::Distribution'

/** Replaces variables in all texts except keys. Messages name variables, but not their values. */
export function replaceVariables(
  root: ConfigNode,
  variables: ReadonlyMap<string, string>,
  report: ReportFault,
): ConfigNode {
  const replaced = new Map<ConfigNode, ConfigNode>()
  const describeUnknown = describeUnknownVariable(variables)
  let length = 0

  function replaceIn(node: ConfigNode): ConfigNode {
    const known = replaced.get(node)
    if (known) return known
    const result = node.tag === SUBSTITUTION_TAG ? replaceBesideTemplate(node) : replaceAfresh(node)
    replaced.set(node, result)
    return result
  }

  /** CloudFormation replaces the text itself, which may be the first item of a list. */
  function replaceBesideTemplate(node: ConfigNode): ConfigNode {
    if (node.kind !== 'list') return node
    return { ...node, items: node.items.map((item, index) => (index === 0 ? item : replaceIn(item))) }
  }

  function replaceAfresh(node: ConfigNode): ConfigNode {
    switch (node.kind) {
      case 'scalar':
        return replaceInScalar(node)
      case 'list':
        return { ...node, items: node.items.map(replaceIn) }
      case 'map':
        return isOtherResource(node) ? node : { ...node, entries: node.entries.map(replaceInEntry) }
    }
  }

  function replaceInEntry(entry: ConfigEntry): ConfigEntry {
    const value = entry.key === SUBSTITUTION_KEY ? replaceBesideTemplate(entry.value) : replaceIn(entry.value)
    return { ...entry, value }
  }

  function replaceInScalar(scalar: ConfigScalar): ConfigScalar {
    const { value: text, at } = scalar
    if (typeof text !== 'string' || !text.includes('${')) return scalar
    if (text.includes('${{')) {
      report({ at, message: WORKFLOW_EXPRESSION })
      return scalar
    }
    let isReplaced = false
    const replace = (match: string, escape: string, name: string): string => {
      if (escape !== '') return match.slice(escape.length)
      const value = variables.get(name)
      if (value === undefined) report({ at, message: describeUnknown(name) })
      if (value === undefined || length > MAX_EXPANDED_LENGTH) return match
      length += value.length
      if (length > MAX_EXPANDED_LENGTH) {
        report({ at, message: `the values of variables add up to more than ${MAX_EXPANDED_LENGTH} characters` })
        return match
      }
      isReplaced = true
      return value
    }
    return { ...scalar, value: text.replaceAll(REFERENCE, replace), isText: scalar.isText || isReplaced }
  }

  return replaceIn(root)
}

/** Other resources of a template may have `${…}` of their own, as in functions and scripts. */
function isOtherResource({ entries }: ConfigMap): boolean {
  const type = entries.find(({ key }) => key === 'Type')?.value
  const name = type?.kind === 'scalar' ? String(type.value) : ''
  return name.includes('::') && name !== DISTRIBUTION_TYPE
}

function describeUnknownVariable(variables: ReadonlyMap<string, string>): (name: string) => string {
  const known = [...variables.keys()].toSorted()
  const list = known.length === 0 ? 'no variables are given' : `known: ${known.join(', ')}`
  const messages = new Map<string, string>()
  return (name) => {
    const near = messages.has(name) ? undefined : findNearestName(name, known)
    const advice =
      near === undefined ? `${list}; give it in the input \`variables\`` : `did you mean \`\${${near}}\`? (${list})`
    const message =
      messages.get(name) ??
      `the variable \`\${${shorten(name)}}\` is not known: ${advice}; for this very text write \`$\${…}\``
    messages.set(name, message)
    return message
  }
}
