import { CloudFrontError } from '../cloudfront/errors.ts'
import { Failure } from '../failure.ts'

/** Something that made the step fail. */
export type Problem = { readonly message: string; readonly advice?: string | undefined }

/** Errors that are part of a result; anything else is a fault of the program and goes on. */
export function toProblem(error: unknown): Problem {
  if (error instanceof CloudFrontError || error instanceof Failure)
    return { message: error.message, advice: error.advice }
  throw error
}
