/** Checks AWS's variables, because a blank in one makes requests fail without naming it. */
import type { Environment } from '../environment.ts'
import { Failure } from '../failure.ts'

const REGIONS = ['AWS_REGION', 'AWS_DEFAULT_REGION']
const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']

/** Throws one Failure that names every wrong variable, never its value. Empty variables count as not set. */
export function checkAwsVariables(env: Environment): void {
  const wrong = [
    ...CREDENTIALS.flatMap((name) => describeFault(name, env[name], /[^\x21-\x7e]/)),
    ...REGIONS.flatMap((name) => describeFault(name, env[name], /[^a-z0-9-]/)),
  ]
  if (wrong.length === 0) return
  throw new Failure(
    `${wrong.join('; ')}. Nothing was sent.`,
    'Set the secret or variable again, without blanks and line breaks: `printf %s VALUE | gh secret set NAME` adds none.',
  )
}

function describeFault(name: string, value: string | undefined, unexpected: RegExp): readonly string[] {
  if (value === undefined || !unexpected.test(value)) return []
  const place = /^\s/.test(value) ? 'at its beginning' : /\s$/.test(value) ? 'at its end' : 'in it'
  if (/[\r\n]/.test(value)) return [`The variable ${name} has a line break ${place}`]
  if (/\s/.test(value)) return [`The variable ${name} has a blank ${place}`]
  return [`The variable ${name} has a character that is not allowed`]
}
