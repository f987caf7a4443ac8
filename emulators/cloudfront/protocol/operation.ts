import type { StaticOperationSchema } from '@smithy/types'

/** The SDK types required members as `T | undefined`; after the schema check they are present. */
export type Validated<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Validated<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: object extends Pick<T, K> ? Validated<T[K]> : Validated<Exclude<T[K], undefined>> }
      : T

/** `url` is absolute, without its query. */
export type Call = { readonly url: string }

/** `name` is CloudFront's and IAM's. `carryOut` gets the checked input and returns the output's members. */
export type Operation = {
  readonly name: string
  readonly schema: StaticOperationSchema
  readonly carryOut: (input: object, call: Call) => object
}

/** `Input` must be the SDK's input type of the schema, since `readInput` checks by the schema only. */
export function operation<Input extends object>(
  schema: StaticOperationSchema,
  behaviour: (input: Validated<Input>, call: Call) => object,
): Operation {
  return { name: schema[2], schema, carryOut: (input, call) => behaviour(input as Validated<Input>, call) }
}
