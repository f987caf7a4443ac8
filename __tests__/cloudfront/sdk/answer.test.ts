/** Answers of CloudFront that no honest service gives: each is an error that says what is wrong, and none is taken for an empty one. */
import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../../src/cloudfront/cloudfront.ts'
import { connect, type Connection } from '../../../src/cloudfront/sdk/connect.ts'
import { collect } from '../../support/collect.ts'
import { openAnsweringNetwork } from '../../support/network/answering-network.ts'

const E1: Distribution = { kind: 'distribution', id: 'E1' }
const ARN = 'arn:aws:cloudfront::123456789012:distribution/E1'
const IDS = `<Id>E1</Id><ARN>${ARN}</ARN><DomainName>d1.cloudfront.net</DomainName><Status>Deployed</Status>`
const CONFIG = '<DistributionConfig><CallerReference>r</CallerReference><Enabled>true</Enabled></DistributionConfig>'

type Call = (connection: Connection) => Promise<unknown>

const create: Call = ({ cloudfront }) => cloudfront.createInvalidation(E1, ['/a'], 'r')
const getInvalidation: Call = ({ cloudfront }) => cloudfront.getInvalidation(E1, 'I1')
const getReference: Call = ({ cloudfront }) => cloudfront.getCallerReference(E1, 'I1')
const listInvalidations: Call = ({ cloudfront }) => cloudfront.listInvalidations(E1)
const listIds: Call = ({ cloudfront }) => collect(cloudfront.listInvalidationIds(E1))
const listNames: Call = ({ cloudfront }) => collect(cloudfront.listDistributions())
const findTenant: Call = ({ cloudfront }) => cloudfront.findTenant('www.example.com')
const list: Call = ({ distributions }) => collect(distributions.list())
const get: Call = ({ distributions }) => distributions.get('E1')
const update: Call = ({ distributions }) => distributions.update('E1', 'TAG', { Enabled: true })
const getTags: Call = ({ distributions }) => distributions.getTags(ARN)

function ask(call: Call, body: string, { status = 200, etag = 'TAG' } = {}): Promise<unknown> {
  const network = openAnsweringNetwork(() => ({ status, headers: etag === '' ? {} : { etag }, body }))
  return call(connect({ keys: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' }, network }))
}

const summaries = (text: string) =>
  `<DistributionList><Quantity>1</Quantity><Items><DistributionSummary>${text}</DistributionSummary></Items></DistributionList>`
const config = (text: string) => `<Distribution>${IDS}<DistributionConfig>${text}</DistributionConfig></Distribution>`

describe('an answer that is refused', () => {
  test.each<[string, readonly Call[], string, string | RegExp]>([
    ['nothing', [create, getInvalidation], '', 'the answer has no invalidation'],
    ['nothing', [listInvalidations, listIds, listNames, list], '', 'the answer has no list'],
    ['nothing', [get, update], '', 'the answer has no distribution'],
    ['nothing', [getTags], '', /answered without Tags/],
    ['nothing', [findTenant], '', 'the answer has no tenant'],
    ['other XML', [create, getInvalidation], '<Other/>', 'the answer has no invalidation'],
    ['other XML', [getReference], '<Other/>', 'the answer has no CallerReference'],
    ['other XML', [listInvalidations, listIds, listNames, list], '<Other/>', 'the answer has no list'],
    ['other XML', [getTags], '<Other/>', /answered without Tags/],
    ['JSON', [create, list, get], '{"Id":"E1"}', /cannot be read: XML parse error/],
    ['cut XML', [create, list, get, getTags], '<Tags><Invalidation><Id>I1', /cannot be read: XML parse error/],
    ['deep XML', [list, get], '<a>'.repeat(20_000), /cannot be read/],
    [
      'an invalidation without an ID',
      [create, getInvalidation],
      '<Invalidation><Status>Completed</Status></Invalidation>',
      /no invalidation/,
    ],
    [
      'an invalidation without a status',
      [getInvalidation],
      '<Invalidation><Id>I1</Id></Invalidation>',
      'the answer has no Status of I1',
    ],
    [
      'another invalidation',
      [getInvalidation],
      '<Invalidation><Id>I9</Id><Status>Completed</Status></Invalidation>',
      'the answer has the invalidation "I9" instead of "I1"',
    ],
    [
      'an ID with a line break',
      [create],
      '<Invalidation><Id>I1\n::error::x</Id></Invalidation>',
      String.raw`the answer has the ID "I1\n::error::x", which no invalidation can have`,
    ],
    ['two IDs', [create], '<Invalidation><Id>I1</Id><Id>I2</Id></Invalidation>', /cannot be read/],
    [
      'a list of invalidations without IDs',
      [listInvalidations],
      '<InvalidationList><Quantity>1</Quantity><Items><InvalidationSummary><Status>Completed</Status></InvalidationSummary></Items></InvalidationList>',
      /no invalidation/,
    ],
    [
      'a list without its items',
      [listNames, list],
      '<DistributionList><Quantity>2</Quantity></DistributionList>',
      'the answer has a list of 2 without items',
    ],
    [
      'items that are text',
      [listNames, list],
      '<DistributionList><Quantity>1</Quantity><Items>E1</Items></DistributionList>',
      /without items/,
    ],
    [
      'a Quantity that is text',
      [listNames, list],
      '<DistributionList><Quantity>many</Quantity></DistributionList>',
      'the answer has a Quantity that is not a number',
    ],
    [
      'a list that goes on, but not where',
      [listNames, list],
      '<DistributionList><Quantity>0</Quantity><IsTruncated>true</IsTruncated></DistributionList>',
      /goes on, without a NextMarker/,
    ],
    [
      'a list that may go on',
      [listNames, list],
      '<DistributionList><Quantity>0</Quantity><IsTruncated>maybe</IsTruncated></DistributionList>',
      /IsTruncated that is neither true nor false/,
    ],
    [
      'a distribution of a list without an ID',
      [listNames, list],
      summaries(`<ARN>${ARN}</ARN>`),
      'the answer has no distribution',
    ],
    [
      'a distribution of a list without an ARN',
      [list],
      summaries('<Id>E1</Id>'),
      /the ARN "", which no distribution can have/,
    ],
    [
      'a distribution of a list without a domain name',
      [listNames],
      summaries(`<Id>E1</Id><ARN>${ARN}</ARN>`),
      /the domain name ""/,
    ],
    [
      'a date that is text',
      [list],
      summaries(`${IDS}<LastModifiedTime>now</LastModifiedTime>`),
      /cannot be read: Invalid RFC3339/,
    ],
    [
      'an alias with elements',
      [list],
      summaries(`${IDS}<Aliases><Items><CNAME><a/></CNAME></Items></Aliases>`),
      /cannot be read/,
    ],
    [
      'a distribution without a configuration',
      [get, update],
      `<Distribution>${IDS}</Distribution>`,
      'the answer has no configuration of E1',
    ],
    ['a configuration that is text', [get, update], config('x'), 'the answer has no configuration of E1'],
    [
      'another distribution',
      [get, update],
      `<Distribution>${IDS.replaceAll('E1', 'E9')}${CONFIG}</Distribution>`,
      'the answer has the distribution "E9" instead of "E1"',
    ],
    [
      'a distribution without a status',
      [get],
      `<Distribution>${IDS.replace(/<Status>.*/, '')}${CONFIG}</Distribution>`,
      'the answer has no Status of E1',
    ],
    [
      'a domain name with a path',
      [get],
      `<Distribution>${IDS.replace('cloudfront.net', 'cloudfront.net/x?')}${CONFIG}</Distribution>`,
      /domain name "d1.cloudfront.net\/x\?"/,
    ],
    ['Enabled that is text', [get], config('<Enabled>perhaps</Enabled>'), /Enabled that is neither true nor false/],
    [
      'a number that is text',
      [get],
      config('<Enabled>true</Enabled><Origins><Quantity>x</Quantity></Origins>'),
      'the answer has a configuration with NaN',
    ],
    [
      'a wrong Quantity',
      [get],
      config('<Enabled>true</Enabled><Aliases><Quantity>2</Quantity><Items><CNAME>a</CNAME></Items></Aliases>'),
      /a Quantity of 2 for 1 items/,
    ],
    [
      'a tag without a key',
      [getTags],
      '<Tags><Items><Tag><Value>1</Value></Tag></Items></Tags>',
      'the answer has a tag without a key',
    ],
    ['a tag with elements', [getTags], '<Tags><Items><Tag><Key><a>1</a></Key></Tag></Items></Tags>', /cannot be read/],
  ])('%s', async (_, calls, body, text) => {
    for (const call of calls) {
      const refusal = { code: 'NotTheService', text: typeof text === 'string' ? text : expect.stringMatching(text) }
      await expect(ask(call, body)).rejects.toMatchObject({ name: 'CloudFrontError', kind: 'final', refusal })
    }
  })

  test('a distribution without an ETag', async () => {
    const body = `<Distribution>${IDS}${CONFIG}</Distribution>`
    const refusal = { code: 'NotTheService', text: 'the answer has no ETag of E1' }
    await expect(ask(get, body, { etag: '' })).rejects.toMatchObject({ refusal })
  })
})

test.each([
  [403, '{"message":"Forbidden"}', 'NotTheService', /cannot be read/],
  [400, '<ErrorResponse><Error><Code><a/></Code></Error></ErrorResponse>', 'NotTheService', /cannot be read/],
  [
    400,
    '<ErrorResponse><Error><Code>A</Code><Code>B</Code><Message>m</Message></Error></ErrorResponse>',
    'Unknown',
    /^m$/,
  ],
  [
    400,
    '<ErrorResponse><Error><Code>A</Code><Message><a>m</a></Message></Error></ErrorResponse>',
    'A',
    /^no text came back$/,
  ],
  [
    400,
    `<ErrorResponse><Error><Code>A</Code><Message>${'m'.repeat(1_000_000)}</Message></Error></ErrorResponse>`,
    'A',
    /^m{2000}$/,
  ],
  [400, '', 'Unknown', /^no text came back$/],
])('a refusal of odd form: HTTP %i %#', async (status, body, code, text) => {
  const refusal = { code, text: expect.stringMatching(text), httpStatus: status }
  await expect(ask(getInvalidation, body, { status })).rejects.toMatchObject({ kind: 'final', refusal })
})

describe('what emulators leave out', () => {
  test('a list may have no Quantity', async () => {
    const body = summaries(IDS).replace('<Quantity>1</Quantity>', '')
    expect(await ask(list, body)).toEqual([expect.objectContaining({ id: 'E1', arn: ARN })])
  })

  test('a list of a configuration gets its Quantity', async () => {
    const body = config('<Enabled>true</Enabled><Aliases><Items><CNAME>a</CNAME></Items></Aliases>')
    expect(await ask(get, body)).toMatchObject({ config: { Aliases: { Quantity: 1, Items: ['a'] } } })
  })

  test.each(['<Tags/>', '<Tags><Items/></Tags>'])('a distribution may have no tags: %s', async (body) => {
    expect(await ask(getTags, body)).toEqual(new Map())
  })
})
