import type { StaticErrorSchema } from '@smithy/types'
import { errorTypeRegistries } from '@aws-sdk/client-cloudfront'
import { NormalizedSchema } from '@smithy/core/schema'

/** Errors of the service that its model does not have, with their HTTP status. */
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

const ERROR = -3

export type ErrorShape = StaticErrorSchema | keyof typeof UNMODELED

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

/** Throws for an unknown name. */
export function errorNamed(code: string, message: string): ServiceError {
  return new ServiceError(isUnmodeled(code) ? code : schemaOf(code), message)
}

function isUnmodeled(code: string): code is keyof typeof UNMODELED {
  return Object.hasOwn(UNMODELED, code)
}

function schemaOf(code: string): StaticErrorSchema {
  for (const registry of errorTypeRegistries) {
    const schema = registry.find((each) => isErrorSchema(each) && each[2] === code && each[3] !== 0)
    if (isErrorSchema(schema)) return schema
  }
  throw new Error(
    `"${code}" is not an error of CloudFront: give a name from the service's model, such as NoSuchDistribution.`,
  )
}

function isErrorSchema(schema: unknown): schema is StaticErrorSchema {
  return Array.isArray(schema) && schema[0] === ERROR
}

function statusOf(schema: StaticErrorSchema): number {
  const { httpError } = NormalizedSchema.of(schema).getMergedTraits()
  if (typeof httpError !== 'number')
    throw new Error(`The schema of ${schema[2]} has no httpError trait, so that its status is unknown.`)
  return httpError
}
