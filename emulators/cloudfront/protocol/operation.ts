/** What an operation is here: a schema of the SDK, from which everything on the wire derives, and what the service does. */

import type { StaticOperationSchema } from '@smithy/types'

/**
 * The SDK's input type as it is once the schema has been checked: required members, which the SDK types as `T | undefined`,
 * are there.
 */
export type Validated<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Validated<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: object extends Pick<T, K> ? Validated<T[K]> : Validated<Exclude<T[K], undefined>> }
      : T

/** What a behaviour may know of the request besides its input: `url` is the absolute address it was sent to, without its query. */
export type Call = { readonly url: string }

/** One operation: `name` is CloudFront's and IAM's, `carryOut` takes the checked input and gives the output's members. */
export type Operation = {
  readonly name: string
  readonly schema: StaticOperationSchema
  readonly carryOut: (input: object, call: Call) => object
}

/**
 * Joins a schema and its behaviour. This is the border at which the input gets its type: `carryOut` is called only with what
 * `readInput` has checked against the very schema, so `Input` must be the SDK's input type of that operation.
 */
export function operation<Input extends object>(
  schema: StaticOperationSchema,
  behaviour: (input: Validated<Input>, call: Call) => object,
): Operation {
  return { name: schema[2], schema, carryOut: (input, call) => behaviour(input as Validated<Input>, call) }
}
