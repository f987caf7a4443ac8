import { describe, expect, test } from '@jest/globals'
import {
  findDistributions,
  parseDistributionName,
  type DistributionName,
} from '../../src/cloudfront/find-distributions.ts'
import { createMemoryCloudFront, createVirtualClock } from '../support/purge/memory-cloudfront.ts'

const distribution = (id: string): DistributionName => ({ kind: 'id', distribution: { kind: 'distribution', id } })
const tenant = (id: string): DistributionName => ({ kind: 'id', distribution: { kind: 'tenant', id } })
const host = (name: string): DistributionName => ({ kind: 'host', host: name })

describe('parseDistributionName', () => {
  test.each<[string, DistributionName | undefined]>([
    ['E2QWRUHAPOMQZL', distribution('E2QWRUHAPOMQZL')],
    ['123ABC', distribution('123ABC')],
    ['dt_2wjDZi3hD1ivOXf6rpZJOSNE1AB', tenant('dt_2wjDZi3hD1ivOXf6rpZJOSNE1AB')],
    ['arn:aws:cloudfront::123456789012:distribution/E1', distribution('E1')],
    ['arn:aws-cn:cloudfront::123456789012:distribution/E1', distribution('E1')],
    ['arn:aws:cloudfront::123456789012:distribution-tenant/dt_1', tenant('dt_1')],
    ['www.example.com', host('www.example.com')],
    ['WWW.Example.COM', host('www.example.com')],
    ['d111111abcdef8.cloudfront.net', host('d111111abcdef8.cloudfront.net')],
    ['*.example.com', host('*.example.com')],
    ['_x.my-shop.example', host('_x.my-shop.example')],
    ['xn--bcher-kva.example', host('xn--bcher-kva.example')],
    ['', undefined],
    ['e2qwruhapomqzl', undefined],
    ['dt_', undefined],
    ['localhost', undefined],
    ['https://www.example.com', undefined],
    ['www.example.com/docs', undefined],
    ['www..example.com', undefined],
    ['-www.example.com', undefined],
    ['www.*.com', undefined],
    ['bücher.example', undefined],
    ['arn:aws:s3:::bucket', undefined],
    ['arn:aws:cloudfront::123456789012:invalidation/E1', undefined],
    ['arn:aws:cloudfront::1:distribution/E1', undefined],
  ])('%s', (text, name) => {
    expect(parseDistributionName(text)).toEqual(name)
  })
})

describe('findDistributions', () => {
  const service = createMemoryCloudFront({
    clock: createVirtualClock(),
    summaries: [
      { id: 'EWILD', domainName: 'dwild.cloudfront.net', aliases: ['*.example.com', 'shop.example.org'] },
      { id: 'EDEEP', domainName: 'ddeep.cloudfront.net', aliases: ['*.docs.example.com'] },
      { id: 'EWWW', domainName: 'DWWW.cloudfront.net', aliases: ['www.Example.com', 'example.com'] },
    ],
    tenants: { 'customer.example.net': 'dt_1', 'tenant.example.com': 'dt_3' },
  })
  const connect = () => Promise.resolve(service.cloudfront)

  test.each([
    ['www.example.com', 'distribution', 'EWWW'],
    ['example.com', 'distribution', 'EWWW'],
    ['WWW.EXAMPLE.COM', 'distribution', 'EWWW'],
    ['dwww.cloudfront.net', 'distribution', 'EWWW'],
    ['shop.example.org', 'distribution', 'EWILD'],
    ['blog.example.com', 'distribution', 'EWILD'],
    ['a.b.example.com', 'distribution', 'EWILD'],
    ['api.docs.example.com', 'distribution', 'EDEEP'],
    ['*.docs.example.com', 'distribution', 'EDEEP'],
    ['customer.example.net', 'tenant', 'dt_1'],
    ['tenant.example.com', 'tenant', 'dt_3'],
    ['E1', 'distribution', 'E1'],
    ['dt_2', 'tenant', 'dt_2'],
    ['arn:aws:cloudfront::123456789012:distribution/E3', 'distribution', 'E3'],
  ])('%s is %s %s', async (name, kind, id) => {
    expect(await findDistributions([name], connect)).toEqual(new Map([[name, { kind, id }]]))
  })

  test('IDs need no call and no connection', async () => {
    const found = await findDistributions(['E1', 'dt_2'], () => Promise.reject(new Error('connected')))
    expect([...found.values()]).toEqual([
      { kind: 'distribution', id: 'E1' },
      { kind: 'tenant', id: 'dt_2' },
    ])
  })

  test('the distributions are read once, tenants asked for what none of them names exactly', async () => {
    const before = service.calls.length
    await findDistributions(['www.example.com', 'E1', 'customer.example.net', 'blog.example.com'], connect)
    expect(service.calls.slice(before)).toMatchObject([
      { operation: 'listDistributions' },
      { operation: 'findTenant', domain: 'customer.example.net' },
      { operation: 'findTenant', domain: 'blog.example.com' },
    ])
  })

  test('all hosts that nobody serves are named', async () => {
    await expect(
      findDistributions(['nobody.example', 'example.com', 'example.co', 'E1'], connect),
    ).rejects.toMatchObject({
      name: 'Failure',
      message: expect.stringContaining('serves nobody.example, example.co (3 distributions'),
      advice: expect.stringContaining('sts get-caller-identity'),
    })
  })

  test('a role that may not ask for tenants is served by a wildcard all the same', async () => {
    const refusing = createMemoryCloudFront({
      clock: createVirtualClock(),
      summaries: [{ id: 'EWILD', domainName: 'dwild.cloudfront.net', aliases: ['*.example.com'] }],
      refuse: ({ operation }) =>
        operation === 'findTenant' ? { code: 'AccessDenied', text: 'No.', httpStatus: 403 } : undefined,
    })
    const find = (name: string) => findDistributions([name], () => Promise.resolve(refusing.cloudfront))
    expect(await find('www.example.com')).toEqual(new Map([['www.example.com', { kind: 'distribution', id: 'EWILD' }]]))
    await expect(find('www.example.org')).rejects.toMatchObject({ kind: 'final' })
  })

  test('an error of the service goes through', async () => {
    const refusing = createMemoryCloudFront({
      clock: createVirtualClock(),
      refuse: () => ({ code: 'AccessDenied', text: 'No.' }),
    })
    const finding = findDistributions(['www.example.com'], () => Promise.resolve(refusing.cloudfront))
    await expect(finding).rejects.toMatchObject({
      kind: 'final',
      advice: 'Allow the role `cloudfront:ListDistributions` on `*` in its IAM policy.',
    })
  })
})
