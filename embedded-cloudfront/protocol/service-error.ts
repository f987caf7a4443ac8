/** The errors of the service: which name and HTTP status a refusal has. */

import type { StaticErrorSchema } from '@smithy/types'
import { NormalizedSchema } from '@smithy/core/schema'

/** Errors that the service answers and its model does not list, with their HTTP status. */
const UNMODELED = {
  ExpiredToken: 403,
  IncompleteSignature: 400,
  InternalError: 500,
  InvalidationBatchAlreadyExists: 409,
  InvalidClientTokenId: 403,
  MalformedInput: 400,
  MalformedXML: 400,
  MissingAuthenticationToken: 403,
  SignatureDoesNotMatch: 403,
  Throttling: 400,
  UnknownOperationException: 404,
} as const

/** A modeled error by its schema, or the name of one that is not in the model. */
export type ErrorShape = StaticErrorSchema | keyof typeof UNMODELED

/** A refusal, as the caller gets to see it: `code` is the error's name, `status` its HTTP status. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: string
  readonly status: number

  constructor(shape: ErrorShape, message: string) {
    super(message)
    this.code = typeof shape === 'string' ? shape : shape[2]
    this.status = typeof shape === 'string' ? UNMODELED[shape] : statusOf(shape)
  }
}

function statusOf(schema: StaticErrorSchema): number {
  const { httpError } = NormalizedSchema.of(schema).getMergedTraits()
  if (typeof httpError !== 'number')
    throw new Error(`The schema of ${schema[2]} has no httpError trait, so that its status is unknown.`)
  return httpError
}
