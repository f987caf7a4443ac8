/**
 * A step that cannot do what it was asked for: the message says what was attempted and what came back, the advice what to do
 * now, in one line.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly advice: string | undefined

  constructor(message: string, advice?: string, options?: ErrorOptions) {
    super(message, options)
    this.advice = advice
  }
}
