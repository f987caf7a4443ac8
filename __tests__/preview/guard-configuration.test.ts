import { expect, test } from '@jest/globals'
import { guardConfiguration } from '../../src/preview/guard-configuration.ts'
import { fileOf } from '../support/distribution/deploy/account.ts'

const PREVIEW = { name: 'pr-7', number: 7, branchSlug: 'fix-links' }

const aliases = (...items: readonly string[]) => ({ Comment: '', Aliases: { Quantity: items.length, Items: items } })

test.each([
  ['the name', 'pr-7.preview.example.com'],
  ['the name behind something', 'docs-pr-7.example.com'],
  ['the number', '7.preview.example.com'],
  ['the branch', 'fix-links.preview.example.com'],
  ['the name in capitals', 'PR-7.example.com'],
])('an alias with %s in its first label stays', (_, alias) => {
  const { file, dropped } = guardConfiguration(fileOf({ config: aliases(alias) }), PREVIEW)
  expect(file.config).toEqual(aliases(alias))
  expect(dropped).toEqual([])
})

test.each([
  ['production', 'www.example.com'],
  ['the apex', 'example.com'],
  ['a wildcard', '*.example.com'],
  ['another preview', 'pr-70.preview.example.com'],
  ['a preview further down', 'www.pr-7.example.com'],
])('an alias of %s is left out, and named', (_, alias) => {
  const { file, dropped } = guardConfiguration(fileOf({ config: aliases(alias) }), PREVIEW)
  expect(file.config).toEqual({ Comment: '' })
  expect(dropped).toEqual([expect.stringContaining(alias)])
})

test('of several only its own stay', () => {
  const { file } = guardConfiguration(
    fileOf({ config: aliases('www.example.com', 'pr-7.example.com', 'example.com') }),
    PREVIEW,
  )
  expect(file.config).toEqual(aliases('pr-7.example.com'))
})

test('a preview takes over neither continuous deployment, nor a CallerReference, nor the ID of a distribution', () => {
  const config = { Comment: '', Staging: true, ContinuousDeploymentPolicyId: 'abc' }
  const { file, dropped } = guardConfiguration(
    fileOf({ config, callerReference: 'production', id: 'E1EXAMPLE' }),
    PREVIEW,
  )
  expect(file).toMatchObject({ config: { Comment: '' }, callerReference: undefined, id: undefined })
  expect(file.config).not.toHaveProperty('Staging')
  expect(dropped).toHaveLength(2)
  expect(
    guardConfiguration(fileOf({ config: { ...config, Staging: false, ContinuousDeploymentPolicyId: '' } }), PREVIEW)
      .dropped,
  ).toEqual([])
})
