import type { StaticOperationSchema } from '@smithy/types'

/** Required members are present after the schema check. */
export type Validated<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Validated<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: object extends Pick<T, K> ? Validated<T[K]> : Validated<Exclude<T[K], undefined>> }
      : T

export type Call = { readonly url: string }

/** `carryOut` gets the checked input. */
export type Operation = {
  readonly name: string
  readonly schema: StaticOperationSchema
  readonly execute: (input: object, call: Call) => object
}

/** `Input` must be the SDK's input type of the schema. */
export function operation<Input extends object>(
  schema: StaticOperationSchema,
  behaviour: (input: Validated<Input>, call: Call) => object,
): Operation {
  return { name: schema[2], schema, execute: (input, call) => behaviour(input as Validated<Input>, call) }
}
