import { expect, test } from '@jest/globals'
import { checkPolicy, type PolicyDocument } from '../../../emulators/cloudfront/permissions.ts'

const ACCESS = {
  action: 'cloudfront:CreateInvalidation',
  resource: 'arn:aws:cloudfront::123456789012:distribution/E1',
  accountId: '123456789012',
}
const TAGS = { request: { team: 'web' }, resource: { owner: 'me' } }

const policy = (statement: Partial<PolicyDocument['Statement'][number]>): PolicyDocument => ({
  Statement: [{ Effect: 'Allow', Action: 'cloudfront:*', Resource: '*', ...statement }],
})

test.each<[string, PolicyDocument | undefined, boolean]>([
  ['no policy', undefined, true],
  ['no statement', { Statement: [] }, false],
  ['any action', policy({}), true],
  ['the action in capitals', policy({ Action: ['s3:*', 'CLOUDFRONT:createinvalidation'] }), true],
  ['another action', policy({ Action: 'cloudfront:GetInvalidation' }), false],
  ['a denial', policy({ Effect: 'Deny' }), false],
  ['the resource', policy({ Resource: [ACCESS.resource] }), true],
  ['all distributions', policy({ Resource: 'arn:aws:cloudfront::123456789012:distribution/*' }), true],
  ['the resource in small letters', policy({ Resource: ACCESS.resource.toLowerCase() }), false],
  ['its tag', policy({ Condition: { StringEquals: { 'aws:ResourceTag/owner': ['you', 'me'] } } }), true],
  ['another tag', policy({ Condition: { StringEquals: { 'aws:ResourceTag/owner': 'you' } } }), false],
  ['a tag that is missing', policy({ Condition: { StringEquals: { 'aws:ResourceTag/team': 'web' } } }), false],
  ["the request's tag", policy({ Condition: { StringLike: { 'aws:RequestTag/team': 'w*' } } }), true],
  ['a pattern that must be equal', policy({ Condition: { StringEquals: { 'aws:RequestTag/team': 'w*' } } }), false],
])('%s', (_, document, allowed) => {
  const check = () => {
    checkPolicy(ACCESS, TAGS, document)
  }
  if (allowed) expect(check).not.toThrow()
  else expect(check).toThrow('is not authorized to perform: cloudfront:CreateInvalidation on resource')
})

test.each([
  ['an operator', { NumericEquals: { 'aws:ResourceTag/owner': '1' } }, 'StringEquals or StringLike'],
  ['a variable', { StringEquals: { 'aws:SourceIp': '127.0.0.1' } }, 'aws:SourceIp'],
])('%s that it does not know is an error', (_, Condition, message) => {
  expect(() => {
    checkPolicy(ACCESS, TAGS, policy({ Condition }))
  }).toThrow(message)
})
