import { readFileSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'

import { placesIn, read } from '../../../support/distribution/configuration/reading/read.ts'

test('every element has its line and column, and its text', () => {
  const { document, faults } = read(
    'a.xml',
    '<?xml version="1.0" encoding="utf-8"?>\r\n<!-- c --><A xmlns="http://x/2012-07-01/"\n xmlns:y="z">\n <B> one\n   two </B><!-- > --><C/>\n <D>\n  <E>&lt;&#65;&#x42;</E>\n  <?p <i> ?><E><!-- <q> --> <![CDATA[ <x>& ]]>y</E>\n </D><F></F>\n</A>\n<!-- end -->',
  )
  expect(faults).toEqual([])
  expect(document?.rootName).toBe('A')
  expect(document && placesIn(document.root)).toEqual([
    '{ 2:11',
    'B 4:2',
    '"one\\n   two" 4:6',
    'C 5:22',
    '"" 5:22',
    'D 6:2',
    '{ 6:2',
    'E 7:3',
    '"<AB" 7:6',
    'E 8:13',
    '"<x>& y" 8:39',
    'F 9:6',
    '"" 9:6',
  ])
})

test('all scalars are text, and elements of one name stay beside each other', () => {
  const { document } = read('a.xml', '<a><b>1</b><b>true</b><c/></a>')
  const scalar = (value: string) =>
    expect.objectContaining({ kind: 'scalar', value, isText: true, tag: undefined }) as unknown
  expect(document?.root).toMatchObject({
    kind: 'map',
    entries: [
      { key: 'b', value: scalar('1') },
      { key: 'b', value: scalar('true') },
      { key: 'c', value: scalar('') },
    ],
  })
})

test('the request that the API’s documentation of 2012 gives is read', () => {
  const file = new URL('../../../../emulators/cloudfront/samples/post-distribution-request.xml', import.meta.url)
  const { document, data, faults } = read('a.xml', readFileSync(file, 'utf8'))
  expect(faults).toEqual([])
  expect(document).toMatchObject({ format: 'xml', rootName: 'DistributionConfig' })
  expect(data).toMatchObject({
    CallerReference: 'example.com2012-04-11-5:09pm',
    Aliases: { Quantity: '1', Items: { CNAME: 'www.example.com' } },
    Origins: {
      Quantity: '2',
      Items: [
        ['Origin', { Id: 'example-Amazon S3-origin', DomainName: 'myawsbucket.s3.amazonaws.com' }],
        ['Origin', { CustomOriginConfig: { HTTPPort: '80', HTTPSPort: '443', OriginProtocolPolicy: 'match-viewer' } }],
      ],
    },
    DefaultCacheBehavior: {
      TrustedSigners: {
        Items: [
          ['AwsAccountNumber', 'self'],
          ['AwsAccountNumber', '111122223333'],
          ['AwsAccountNumber', '444455556666'],
        ],
      },
      MinTTL: '0',
    },
    CacheBehaviors: { Items: { CacheBehavior: { PathPattern: '*.jpg', MinTTL: '86400' } } },
    Enabled: 'true',
  })
  expect(document && placesIn(document.root)).toContain('"example comment" 83:13')
})

const AMPERSAND =
  'invalid XML: this `&` does not begin &lt; &gt; &amp; &apos; &quot; or a character’s number such as &#38;; write a lone `&` as `&amp;`'

describe('what is no XML', () => {
  test.each([
    ['<a>\n<b></a>', '2:4 invalid XML: "</a>" is where </b> must close the element of line 2'],
    ['<a>\n <b>', '2:2 invalid XML: <b> is not closed'],
    ['<a></a></b>', '1:11 invalid XML: this closes an element that is not open'],
    ['<a/>\n<b/>', '2:3 invalid XML: a second element begins after the first; a configuration is one element'],
    ['<a/>\n text', '2:2 invalid XML: there is text outside of the element at the root; remove it'],
    ['text', '1:1 invalid XML: there is text outside of the element at the root; remove it'],
    ['<!-- c -->', '1:10 invalid XML: an element is missing, such as <DistributionConfig>…</DistributionConfig>'],
    ['<a', '1:2 invalid XML: an element is missing, such as <DistributionConfig>…</DistributionConfig>'],
    ['<a/><!-- ', '1:9 invalid XML: the file ends in the middle of a tag, a comment or the like'],
    ['<a>\n A & B</a>\n<b>;</b>', `2:4 ${AMPERSAND}`],
    ['<a>A &amp; B & C</a>', `1:14 ${AMPERSAND}`],
    ['<a>&foo;</a>', `1:4 ${AMPERSAND}`],
    ['<a>&constructor;</a>', `1:4 ${AMPERSAND}`],
    ['<a>&toString;</a>', `1:4 ${AMPERSAND}`],
    ['<a>&#0;</a>', '1:7 invalid XML: XML does not allow the character with this number'],
    ['<a>&#xD800;</a>', '1:11 invalid XML: XML does not allow the character with this number'],
    ['<a>\u0001</a>', '1:4 invalid XML: XML does not allow this character; remove it'],
    ['<a b=1/>', '1:6 invalid XML: the value of an attribute needs quotes'],
    ['<a b="1" b="2"/>', '1:16 invalid XML: duplicate attribute: b'],
    [' <?xml version="1.0"?><a/>', '1:7 invalid XML: an XML declaration must be at the start of the document'],
  ])('%j', (text, fault) => {
    expect(read('a.xml', text)).toEqual({ document: undefined, data: undefined, faults: [fault] })
  })
})

describe('what is XML, and not read', () => {
  test.each([
    [
      '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
      '1:1 the encoding "ISO-8859-1" is not read; save the file as UTF-8 and write encoding="UTF-8"',
    ],
    [
      '<!-- c -->\n<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>',
      '2:1 a DOCTYPE is not allowed, since entities are not expanded here; remove it',
    ],
    ['<!DOCTYPE a>\n<a/>', '1:1 a DOCTYPE is not allowed, since entities are not expanded here; remove it'],
  ])('%j', (text, fault) => {
    expect(read('a.xml', text)).toEqual({ document: undefined, data: undefined, faults: [fault] })
  })

  test.each([
    [
      '<a>\n <b c="1">2</b></a>',
      { b: '2' },
      '2:2 the attribute "c" of <b> is not known; remove it, only xmlns is allowed',
    ],
    [
      '<a>\n one <b>2</b> more</a>',
      { b: '2' },
      '2:2 "one  more" is between the elements of <a>; put it into an element, or remove it',
    ],
    [
      '<a><c:b xmlns:c="d">2</c:b></a>',
      { b: '2' },
      '1:4 the element "c:b" has a prefix; name the namespace by xmlns="…" and leave prefixes out',
    ],
    [
      '<a><b>2</b><__proto__><c/></__proto__></a>',
      { b: '2' },
      '1:12 the key "__proto__" is not allowed; CloudFront has no such member, remove it',
    ],
    [
      '<a><b>2</b><constructor/></a>',
      { b: '2' },
      '1:12 the key "constructor" is not allowed; CloudFront has no such member, remove it',
    ],
  ])('%j, but the rest is', (text, data, fault) => {
    expect(read('a.xml', text)).toMatchObject({ data, faults: [fault] })
  })
})

test('places and texts are right where the parser is given the next part of the file', () => {
  for (const length of [4090, 4091, 4092, 4093, 4094, 4095, 4096, 4097]) {
    const text = `<a>${' '.repeat(length - 8)}\r\n<b>\u{1F600}&amp;</b>\r\n<c/></a>`
    const { document } = read('a.xml', text)
    expect(document && placesIn(document.root)).toEqual(['{ 1:1', 'b 2:1', '"\u{1F600}&" 2:4', 'c 3:1', '"" 3:1'])
  }
})
