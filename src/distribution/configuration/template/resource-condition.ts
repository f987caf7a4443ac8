import type { ConfigNode } from '../reading/document.ts'
import { refuseCall, scalarText, type Read } from './call.ts'
import { openResolver } from './intrinsic-function.ts'
import type { Names } from './names.ts'

export type DecideCondition = (condition: ConfigNode) => Read<boolean>

export function openResourceConditions(names: Names): DecideCondition {
  const { decide } = openResolver(names)
  return (condition) => {
    const call = { written: 'Condition', name: 'Condition', argument: condition, at: condition.at }
    const name = scalarText(condition)
    return name === undefined ? refuseCall(call, 'expects the name of a condition') : decide(name, call)
  }
}
