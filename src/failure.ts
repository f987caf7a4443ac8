/**
 * Every failure that a step foresees; other errors are faults of the action. The message says what was attempted and
 * what came back; the advice, in one line, what to do.
 */
export class Failure extends Error {
  override readonly name: string = 'Failure'
  readonly advice: string | undefined

  constructor(message: string, advice?: string, options?: ErrorOptions) {
    super(message, options)
    this.advice = advice
  }

  /** The error code of the service that refused. The message has the service's text. */
  get serviceCode(): string | undefined {
    return undefined
  }
}

export type Problem = {
  readonly message: string
  readonly advice?: string | undefined
  readonly serviceCode?: string | undefined
}

/** Throws anything but a Failure, because it is a fault of the program. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Failure) return { message: error.message, advice: error.advice, serviceCode: error.serviceCode }
  throw error
}
