/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The value of a variable. An empty one counts as not set: an expression without a value leaves that in a workflow. */
export function readVariable(env: Environment, name: string): string | undefined {
  const value = env[name]
  return value === '' ? undefined : value
}
