import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { checkAwsVariables } from '../../src/inputs/aws-variables.ts'

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

function messageFor(env: Readonly<Record<string, string>>): string {
  try {
    checkAwsVariables(env)
  } catch (error) {
    if (error instanceof Failure) return error.message
    throw error
  }
  return 'nothing is wrong'
}
