export type Environment = Readonly<Record<string, string | undefined>>

/** An empty variable counts as not set, because workflow expressions without a value leave one. */
export function readVariable(env: Environment, name: string): string | undefined {
  const value = env[name]
  return value === '' ? undefined : value
}
