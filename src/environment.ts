export type Environment = Readonly<Record<string, string | undefined>>

/** Workflow expressions without a value leave empty variables. */
export function readVariable(env: Environment, name: string): string | undefined {
  const value = env[name]
  return value === '' ? undefined : value
}
