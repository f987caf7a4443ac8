/** A blank in a variable makes requests fail without naming it. */
import { readVariable, type Environment } from '../environment.ts'
import { Failure } from '../failure.ts'

const REGIONS = ['AWS_REGION', 'AWS_DEFAULT_REGION']
const ENDPOINTS = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_CLOUDFRONT', 'AWS_ENDPOINT_URL_STS']
const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']

/** The Failure names every wrong variable, never its value. */
export function checkAwsVariables(env: Environment): void {
  const wrong = [
    ...CREDENTIALS.flatMap((name) => describeFault(name, env[name], /[^\x21-\x7e]|["'`\\*${}<>]/)),
    ...REGIONS.flatMap((name) => describeFault(name, env[name], /[^a-z0-9-]/)),
    ...ENDPOINTS.flatMap((name) => describeEndpointFault(name, readVariable(env, name))),
  ]
  if (wrong.length === 0) return
  throw new Failure(
    `${wrong.join('; ')}. Nothing was sent.`,
    'Set the secret or variable again, without quotes, blanks and line breaks: `printf %s VALUE | gh secret set NAME` adds none.',
  )
}

function describeEndpointFault(name: string, value: string | undefined): readonly string[] {
  const fault = describeFault(name, value, /\s/)
  if (value === undefined || fault.length > 0) return fault
  const protocol = URL.parse(value)?.protocol
  if (protocol === 'https:' || protocol === 'http:') return []
  return [`The variable ${name} does not hold a URL that begins with https:// or http://`]
}

function describeFault(name: string, value: string | undefined, unexpected: RegExp): readonly string[] {
  if (value === undefined || !unexpected.test(value)) return []
  const place = /^\s/.test(value) ? 'at its beginning' : /\s$/.test(value) ? 'at its end' : 'in it'
  if (/[\r\n]/.test(value)) return [`The variable ${name} has a line break ${place}`]
  if (/\s/.test(value)) return [`The variable ${name} has a blank ${place}`]
  if (/^(["'`]).*\1$/.test(value)) return [`The variable ${name} is in quotes`]
  return [`The variable ${name} has a character that is not allowed`]
}
