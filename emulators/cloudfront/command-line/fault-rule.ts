/** Such as `lost-answer`, `slow,delay=2s` or `throttling,operation=CreateInvalidation,times=3`. */

import type { Fault, FaultRule } from '../faults.ts'
import { readDuration, readNumber } from './values.ts'

/** Throws for a wrong rule. */
export function readFaultRule(text: string): FaultRule {
  const [name = '', ...settings] = text.split(',')
  const values = new Map(settings.map(readSetting))
  const take = (key: string) => {
    const value = values.get(key)
    values.delete(key)
    return value
  }
  const operation = take('operation')
  const times = take('times')
  const skip = take('skip')
  const fault = readFault(name, take)
  const [unknown] = values.keys()
  if (unknown !== undefined) throw new Error(`--fault ${text}: ${name} has no "${unknown}".`)
  return {
    ...fault,
    ...(operation === undefined ? {} : { operation }),
    ...(times === undefined ? {} : { times: readNumber(`--fault ${name}, times`, times) }),
    ...(skip === undefined ? {} : { skip: readNumber(`--fault ${name}, skip`, skip) }),
  }
}

function readSetting(setting: string): readonly [string, string] {
  const [, key, value] = /^(\w+)=(.*)$/.exec(setting) ?? []
  if (key === undefined || value === undefined) throw new Error(`--fault: "${setting}" must be KEY=VALUE.`)
  return [key, value]
}

function readFault(name: string, take: (key: string) => string | undefined): Fault {
  switch (name) {
    case 'slow':
      return { fault: name, delayMs: readDuration('--fault slow, delay', take('delay') ?? '') }
    case 'refuse-path':
      return { fault: name, refuses: [readPath(take('path') ?? '')] }
    case 'batch-too-large':
      return { fault: name, above: readNumber('--fault batch-too-large, above', take('above') ?? '') }
    case 'error':
      return { fault: name, code: readCode(take('code') ?? '') }
    case 'access-denied':
    case 'cut-answer':
    case 'expired-token':
    case 'http-503-html':
    case 'internal-error':
    case 'invalid-client-token':
    case 'lost-answer':
    case 'reset':
    case 'stale-etag':
    case 'throttling':
    case 'too-many-invalidations':
      return { fault: name }
    default:
      throw new Error(`--fault is "${name}", which is not a known fault; the README lists them.`)
  }
}

function readCode(text: string): string {
  if (text !== '') return text
  throw new Error('--fault error has no code; it must be as error,code=CNAMEAlreadyExists.')
}

function readPath(text: string): string {
  if (/^[/#]/.test(text)) return text
  throw new Error(`--fault refuse-path, path is "${text}"; it must start with "/" or "#".`)
}
