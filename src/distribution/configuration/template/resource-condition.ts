import type { ConfigNode } from '../reading/document.ts'
import { asRead, refuseCall, scalarText, type Read } from './call.ts'
import { openConditions } from './conditions.ts'
import { openResolver } from './intrinsic-function.ts'
import type { Names } from './names.ts'

/** Decides the `Condition` of a resource, which names a condition of the template. */
export type DecideCondition = (condition: ConfigNode) => Read<boolean>

export function openResourceConditions(names: Names): DecideCondition {
  const resolve = openResolver(names)
  const decide = openConditions(names, (node, call) => {
    const resolved = resolve(node)
    if (resolved.kind === 'refused') return resolved
    const isText = resolved.kind === 'node' && resolved.node.kind === 'scalar'
    return isText ? asRead(String(resolved.node.value)) : refuseCall(call, 'expects texts')
  })
  return (condition) => {
    const call = { written: 'Condition', name: 'Condition', argument: condition, at: condition.at }
    const name = scalarText(condition)
    return name === undefined ? refuseCall(call, 'expects the name of a condition') : decide(name, call)
  }
}
