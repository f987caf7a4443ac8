import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { checkAwsVariables, explainMissingCredentials } from '../../src/inputs/aws-variables.ts'

const RIGHT = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQ==',
  AWS_REGION: 'us-gov-west-1',
  AWS_DEFAULT_REGION: 'eu-central-1',
}
const NAMES = Object.keys(RIGHT) as (keyof typeof RIGHT)[]

test('right values, empty ones and none at all', () => {
  for (const env of [RIGHT, Object.fromEntries(NAMES.map((name) => [name, ''])), {}])
    expect(() => {
      checkAwsVariables(env)
    }).not.toThrow()
})

const WRONG = [
  [(value: string) => `${value}\n`, 'has a line break at its end'],
  [(value: string) => `${value}\r\n`, 'has a line break at its end'],
  [(value: string) => `\n${value}`, 'has a line break at its beginning'],
  [(value: string) => `${value.slice(0, 4)}\n${value.slice(4)}`, 'has a line break in it'],
  [(value: string) => `${value} `, 'has a blank at its end'],
  [(value: string) => ` ${value}`, 'has a blank at its beginning'],
  [(value: string) => `${value.slice(0, 4)}\t${value.slice(4)}`, 'has a blank in it'],
  [(value: string) => `${value}\u200b`, 'has a character that is not allowed'],
  [(value: string) => `${value}\u0000`, 'has a character that is not allowed'],
  [(value: string) => `\ufeff${value}`, 'has a byte order mark at its beginning'],
  [(value: string) => `"${value}"`, 'is in quotes'],
  [(value: string) => `'${value}'`, 'is in quotes'],
  [(value: string) => `${value}"`, 'has a character that is not allowed'],
  [(value: string) => `${value}\\n`, 'has a character that is not allowed'],
  [() => '***', 'has a character that is not allowed'],
  [() => '${{secrets.KEY}}', 'has a character that is not allowed'],
] as const

test.each(NAMES.flatMap((name) => WRONG.map(([spoil, fault]) => [name, fault, spoil] as const)))(
  '%s %s',
  (name, fault, spoil) => {
    const message = messageFor({ ...RIGHT, [name]: spoil(RIGHT[name]) })
    expect(message).toBe(`The variable ${name} ${fault}. Nothing was sent.`)
  },
)

test('all of them are named at once, without their values', () => {
  const message = messageFor({ ...RIGHT, AWS_SECRET_ACCESS_KEY: 'hidden\n', AWS_REGION: 'US EAST' })
  expect(message).toBe(
    'The variable AWS_SECRET_ACCESS_KEY has a line break at its end; The variable AWS_REGION has a blank in it. Nothing was sent.',
  )
})

describe('endpoints', () => {
  test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_CLOUDFRONT', 'AWS_ENDPOINT_URL_STS'])('%s', (name) => {
    for (const right of ['https://cloudfront.example.com', 'http://127.0.0.1:4566/', ''])
      expect(messageFor({ [name]: right })).toBe('nothing is wrong')
    for (const wrong of ['hidden', '127.0.0.1:4566', 'ftp://hidden.example.com', 'https://'])
      expect(messageFor({ [name]: wrong })).toBe(
        `The variable ${name} does not hold a URL that begins with https:// or http://. Nothing was sent.`,
      )
    expect(messageFor({ [name]: 'https://hidden.example.com\n' })).toContain(`${name} has a line break at its end`)
  })
})

/** Each with a blank in its middle, if it may have one. */
const OTHERS = {
  AWS_PROFILE: 'my profile',
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/path/deploy',
  AWS_ROLE_SESSION_NAME: 'deploy',
  AWS_CONFIG_FILE: '/my home/.aws/config',
  AWS_SHARED_CREDENTIALS_FILE: 'C:\\Users\\My Name\\.aws\\credentials',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/run/my tokens/token',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/credentials',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials',
  AWS_CONTAINER_AUTHORIZATION_TOKEN: 'Bearer hidden',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'false',
}

test.each(Object.entries(OTHERS))('%s=%j is right, and dirt around it is not', (name, value) => {
  for (const right of [value, '']) expect(messageFor({ [name]: right })).toBe('nothing is wrong')
  for (const [wrong, fault] of [
    [`${value}\n`, 'has a line break at its end'],
    [`\r\n${value}`, 'has a line break at its beginning'],
    [`${value} `, 'has a blank at its end'],
    [`\t${value}`, 'has a blank at its beginning'],
    [`"${value}"`, 'is in quotes'],
    [`\ufeff${value}`, 'has a byte order mark at its beginning'],
    [`${value}\u200b`, 'has a character that is not allowed'],
    [`${value}\u0000`, 'has a character that is not allowed'],
  ] as const)
    expect(messageFor({ [name]: wrong })).toBe(`The variable ${name} ${fault}. Nothing was sent.`)
})

describe('variables that were meant to give credentials', () => {
  const KEYS = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'hidden' }
  test.each<readonly [Readonly<Record<string, string>>, string | undefined]>([
    [{}, undefined],
    [KEYS, undefined],
    [{ AWS_REGION: 'us-east-1', AWS_PROFILE: '' }, undefined],
    [{ ...KEYS, AWS_PROFILE: 'nope' }, 'the profile "nope", for which AWS_ACCESS_KEY_ID is not read, and that profile'],
    [{ AWS_PROFILE: 'nope' }, 'the profile "nope", and that profile gives none'],
    [{ ...KEYS, AWS_SECRET_ACCESS_KEY: '' }, 'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is empty or not set'],
    [{ AWS_SECRET_ACCESS_KEY: 'hidden' }, 'AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is empty'],
    [{ AWS_SESSION_TOKEN: 'hidden' }, 'but AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are empty or not set'],
    [{ AWS_ROLE_ARN: 'x' }, 'AWS_ROLE_ARN is set, but AWS_WEB_IDENTITY_TOKEN_FILE is empty'],
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: 'x' }, 'AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is empty'],
    [{ AWS_DEFAULT_PROFILE: 'x' }, 'AWS_DEFAULT_PROFILE is set, but AWS_PROFILE is empty'],
  ])('%j', (env, fault) => {
    const failure = explainMissingCredentials(env)
    if (fault === undefined) expect(failure).toBeUndefined()
    else expect(failure?.message).toContain(fault)
    expect(String(failure)).not.toContain('hidden')
  })
})

function messageFor(env: Readonly<Record<string, string>>): string {
  try {
    checkAwsVariables(env)
  } catch (error) {
    if (error instanceof Failure) return error.message
    throw error
  }
  return 'nothing is wrong'
}
