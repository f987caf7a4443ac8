/** Environment variables for as long as a test runs. */

/** Servers on 127.0.0.1 accept any credentials. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_SESSION_TOKEN: undefined,
} as const

/** The SDK does not read profiles, files and instance metadata of this machine. */
const NOTHING_ELSE = {
  AWS_PROFILE: undefined,
  AWS_REGION: undefined,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
}

/** Runs with these variables; undefined ones are unset. Restores them afterwards. */
export async function withEnvironment<Result>(
  variables: Readonly<Record<string, string | undefined>>,
  run: () => Promise<Result>,
): Promise<Result> {
  const wanted = Object.entries({ ...NOTHING_ELSE, ...variables })
  const before = wanted.map(([name]) => [name, process.env[name]] as const)
  set(wanted)
  try {
    return await run()
  } finally {
    set(before)
  }
}

function set(variables: readonly (readonly [string, string | undefined])[]): void {
  for (const [name, value] of variables) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
}
