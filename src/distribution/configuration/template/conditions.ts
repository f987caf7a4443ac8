import type { ConfigNode } from '../reading/document.ts'
import { asRead, itemsOf, readCall, refuseCall, scalarText, together, type Call, type Read } from './call.ts'
import { shorten } from '../reading/wording.ts'
import { describeUnknown, type Names } from './names.ts'

/** Keeps the stack small. */
const MAX_CHAIN = 16
const EXPECTS_CONDITION = 'expects a list of one condition'

export type ReadText = (node: ConfigNode, call: Call) => Read<string>

/** Decides conditions by their names, each once. A variable of the same name comes first. */
export function openConditions({ variables, template }: Names, readText: ReadText) {
  const decided = new Map<string, Read<boolean>>()
  const undecided = new Set<string>()

  function decide(name: string, call: Call): Read<boolean> {
    const known = decided.get(name)
    if (known !== undefined) return known
    if (undecided.has(name)) return refuseCall(call, `names the condition ${shorten(name)}, which depends on itself`)
    if (undecided.size === MAX_CHAIN) {
      return refuseCall(call, `follows more than ${MAX_CHAIN} conditions that name each other`)
    }
    undecided.add(name)
    const decision = decideAfresh(name, call)
    undecided.delete(name)
    decided.set(name, decision)
    return decision
  }

  function decideAfresh(name: string, call: Call): Read<boolean> {
    const given = variables.get(name)?.trim().toLowerCase()
    if (given === 'true' || given === 'false') return asRead(given === 'true')
    const condition = template.conditions.get(name)
    if (condition !== undefined) return evaluate(condition)
    return refuseCall(call, `names the condition ${describeUnknown([name], ['true', 'false'])}`)
  }

  function evaluate(node: ConfigNode): Read<boolean> {
    const call = readCall(node)
    const items = itemsOf(call?.argument ?? node)
    switch (call?.name) {
      case 'Equals':
        return items.length === 2 ? areEqual(items, call) : refuseCall(call, 'expects a list of two values')
      case 'Not':
        return items.length === 1 ? combine(items, ([value]) => value !== true) : refuseCall(call, EXPECTS_CONDITION)
      case 'And':
        return combine(items, (values) => !values.includes(false))
      case 'Or':
        return combine(items, (values) => values.includes(true))
      case 'Condition':
        return decide(scalarText(call.argument) ?? '', call)
      case undefined:
      default: {
        const other = call ?? { written: 'the condition', name: '', argument: node, at: node.at }
        return refuseCall(
          other,
          'is not evaluated as a condition; write Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition',
        )
      }
    }
  }

  function areEqual(items: readonly ConfigNode[], call: Call): Read<boolean> {
    const texts = together(items.map((item) => readText(item, call)))
    return texts.kind === 'read' ? asRead(texts.value[0] === texts.value[1]) : texts
  }

  function combine(items: readonly ConfigNode[], use: (values: readonly boolean[]) => boolean): Read<boolean> {
    const values = together(items.map(evaluate))
    return values.kind === 'read' ? asRead(use(values.value)) : values
  }

  return decide
}
