/**
 * A step that cannot do what it was asked for: the message says what was attempted and what came back, the advice what to do
 * now, in one line.
 */
export class Failure extends Error {
  override readonly name: string = 'Failure'
  readonly advice: string | undefined

  constructor(message: string, advice?: string, options?: ErrorOptions) {
    super(message, options)
    this.advice = advice
  }
}

/** Something that made the step fail. */
export type Problem = { readonly message: string; readonly advice?: string | undefined }

/** A failure as part of a result. Throws anything else, which is a mistake of the program. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Failure) return { message: error.message, advice: error.advice }
  throw error
}
