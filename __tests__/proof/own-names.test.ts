import { expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { createMemoryCloudFront, createVirtualClock } from '../support/purge/memory-cloudfront.ts'
import { findOrigin } from '../../src/proof/own-names.ts'

const SUMMARIES = [
  { id: 'E1', domainName: 'd1.cloudfront.net', aliases: ['*.example.com', 'www.example.com'] },
  { id: 'E2', domainName: 'd2.cloudfront.net', aliases: [] },
]

const E1 = { kind: 'distribution', id: 'E1' } as const
const TENANT = { kind: 'tenant', id: 'dt_1' } as const

function find(given: Partial<Parameters<typeof findOrigin>[0]>): Promise<string> {
  return findOrigin({
    url: undefined,
    names: [given.distribution?.id ?? 'E1'],
    distribution: E1,
    cloudfront: createMemoryCloudFront({
      clock: createVirtualClock(),
      summaries: SUMMARIES,
      tenants: { 'shop.example.net': 'dt_1' },
    }).cloudfront,
    ...given,
  })
}

test.each<[string, Partial<Parameters<typeof findOrigin>[0]>, string]>([
  ['the name that the user gave', { names: ['E1', 'Docs.example.com'] }, 'https://docs.example.com'],
  ['the first alias without a wildcard', {}, 'https://www.example.com'],
  ['an alias, though the user named a wildcard', { names: ['*.example.com'] }, 'https://www.example.com'],
  ['the domain name', { distribution: { kind: 'distribution', id: 'E2' } }, 'https://d2.cloudfront.net'],
  ['an own alias', { url: 'https://www.example.com' }, 'https://www.example.com'],
  ['an own alias with a wildcard', { url: 'https://a.b.example.com' }, 'https://a.b.example.com'],
  ['the own domain name on a port', { url: 'https://d1.cloudfront.net:8443' }, 'https://d1.cloudfront.net:8443'],
  ['a domain of the tenant', { distribution: TENANT, url: 'https://shop.example.net' }, 'https://shop.example.net'],
  ['the name of the tenant', { distribution: TENANT, names: ['shop.example.net'] }, 'https://shop.example.net'],
])('%s is asked', async (_, given, origin) => {
  expect(await find(given)).toBe(origin)
})

test.each<[string, Partial<Parameters<typeof findOrigin>[0]>]>([
  ['a foreign host', { url: 'https://www.example.org' }],
  ['another distribution', { url: 'https://d2.cloudfront.net' }],
  ['a host that only ends like an alias', { url: 'https://evilexample.com' }],
  ['an address of the network', { url: 'https://169.254.169.254' }],
  ['the parent of a wildcard', { url: 'https://example.com' }],
  ['a distribution that is not in the list', { distribution: { kind: 'distribution', id: 'E9' } }],
  ['a tenant without a name', { distribution: TENANT }],
  ['a foreign domain of a tenant', { distribution: TENANT, url: 'https://www.example.com' }],
])('%s is refused, and nothing is asked', async (_, given) => {
  const refusal = await find(given).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Failure)
  expect(String(refusal)).toContain('Nothing was asked.')
})
