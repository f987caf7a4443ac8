/** A blank in a variable makes requests fail without naming it. */
import { readVariable, type Environment } from '../environment.ts'
import { Failure } from '../failure.ts'

const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']
const REGIONS = ['AWS_REGION', 'AWS_DEFAULT_REGION']
const WORDS = ['AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']
const NAMES = [
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]
const URLS = [
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_CLOUDFRONT',
  'AWS_ENDPOINT_URL_STS',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
]
const BOOLEANS = ['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT']

/** The Failure names every wrong variable, never its value. */
export function checkAwsVariables(env: Environment): void {
  const wrong = [
    ...CREDENTIALS.flatMap((name) => describeFault(name, env[name], /[^\x21-\x7e]|["'`\\*${}<>]/)),
    ...REGIONS.flatMap((name) => describeFault(name, env[name], /[^a-z0-9-]/)),
    ...WORDS.flatMap((name) => describeFault(name, env[name], /[^\x21-\x7e]|^["'`]/)),
    ...NAMES.flatMap((name) => describeFault(name, env[name], /^[\s"'`\p{Cf}]|[\s\p{Cf}]$|\p{Cc}/u)),
    ...URLS.flatMap((name) => describeUrlFault(name, readVariable(env, name))),
    ...BOOLEANS.flatMap((name) => describeBooleanFault(name, readVariable(env, name))),
  ]
  if (wrong.length === 0) return
  throw new Failure(
    `${wrong.join('; ')}. Nothing was sent.`,
    'Set the secret or variable again, without quotes, blanks and line breaks: `printf %s VALUE | gh secret set NAME` adds none.',
  )
}

function describeUrlFault(name: string, value: string | undefined): readonly string[] {
  const fault = describeFault(name, value, /[^\x21-\x7e]|^["'`]/)
  if (value === undefined || fault.length > 0) return fault
  const protocol = URL.parse(value)?.protocol
  if (protocol === 'https:' || protocol === 'http:') return []
  return [`The variable ${name} does not hold a URL that begins with https:// or http://`]
}

function describeBooleanFault(name: string, value: string | undefined): readonly string[] {
  if (value === undefined || value === 'true' || value === 'false') return []
  const fault = describeFault(name, value, /[^a-z]/)
  return fault.length > 0 ? fault : [`The variable ${name} is neither true nor false`]
}

function describeFault(name: string, value: string | undefined, unexpected: RegExp): readonly string[] {
  if (value === undefined || !unexpected.test(value)) return []
  const blank = unexpected.test('a b') ? /\s/ : /^\s|\s$/
  const place = /^\s/.test(value) ? 'at its beginning' : /\s$/.test(value) ? 'at its end' : 'in it'
  if (value.startsWith('\ufeff')) return [`The variable ${name} has a byte order mark at its beginning`]
  if (/[\r\n]/.test(value)) return [`The variable ${name} has a line break ${place}`]
  if (/^(["'`]).*\1$/.test(value)) return [`The variable ${name} is in quotes`]
  if (blank.test(value)) return [`The variable ${name} has a blank ${place}`]
  return [`The variable ${name} has a character that is not allowed`]
}

const CONFIGURE =
  'put `aws-actions/configure-aws-credentials` before this step, or give `role-to-assume` and `permissions: id-token: write`'
const EMPTY_SECRET =
  'A secret is empty if its name is misspelt, if it belongs to another environment, and in runs of forks and of Dependabot.'
const INCOMPLETE: readonly (readonly [name: string, others: readonly string[], advice: string])[] = [
  ['AWS_ACCESS_KEY_ID', ['AWS_SECRET_ACCESS_KEY'], EMPTY_SECRET],
  ['AWS_SECRET_ACCESS_KEY', ['AWS_ACCESS_KEY_ID'], EMPTY_SECRET],
  ['AWS_SESSION_TOKEN', ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'], EMPTY_SECRET],
  ['AWS_ROLE_ARN', ['AWS_WEB_IDENTITY_TOKEN_FILE'], 'Give the role as `role-to-assume` instead.'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', ['AWS_ROLE_ARN'], 'Set both, or give `role-to-assume` instead.'],
  ['AWS_DEFAULT_PROFILE', ['AWS_PROFILE'], 'Only the AWS CLI reads AWS_DEFAULT_PROFILE: set AWS_PROFILE.'],
]

export function explainMissingCredentials(env: Environment): Failure | undefined {
  const isSet = (name: string) => readVariable(env, name) !== undefined
  const profile = readVariable(env, 'AWS_PROFILE')
  if (profile !== undefined) {
    const files = 'the file of AWS_CONFIG_FILE (~/.aws/config) or AWS_SHARED_CREDENTIALS_FILE (~/.aws/credentials)'
    const hasKeys = isSet('AWS_ACCESS_KEY_ID') && isSet('AWS_SECRET_ACCESS_KEY')
    const without = hasKeys ? ', for which AWS_ACCESS_KEY_ID is not read' : ''
    const otherwise = hasKeys ? 'so that AWS_ACCESS_KEY_ID is read' : `and ${CONFIGURE}`
    return new Failure(
      `There are no AWS credentials: the variable AWS_PROFILE names the profile ${JSON.stringify(profile.slice(0, 100))}${without}, and that profile gives none.`,
      `Write the profile into ${files}, or remove the variable AWS_PROFILE, ${otherwise}.`,
    )
  }
  for (const [name, others, advice] of INCOMPLETE) {
    const missing = others.filter((other) => !isSet(other))
    if (!isSet(name) || missing.length === 0) continue
    const verb = missing.length === 1 ? 'is' : 'are'
    return new Failure(
      `There are no AWS credentials: the variable ${name} is set, but ${missing.join(' and ')} ${verb} empty or not set.`,
      advice,
    )
  }
  return undefined
}
