import { describe, expect, test } from '@jest/globals'
import { CreateInvalidationCommand, GetInvalidationCommand } from '@aws-sdk/client-cloudfront'
import {
  AUTHORIZATION,
  batchOf,
  DISTRIBUTION,
  errorOf,
  thrownBy,
  withCloudFront,
} from '../../../support/emulators/cloudfront/fixture.ts'

const RESOURCE = `/2020-05-31/distribution/${DISTRIBUTION}/invalidation`
const NAMESPACE = 'xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"'
const INVALID_PATHS = 'Your request contains one or more invalid invalidation paths.'

const PATHS = '<Paths><Quantity>1</Quantity><Items><Path>/a</Path></Items></Paths>'
const REFERENCE = '<CallerReference>r</CallerReference>'
const batch = (content: string, attributes = NAMESPACE) =>
  `<InvalidationBatch ${attributes}>${content}</InvalidationBatch>`

describe('a batch through the SDK', () => {
  test.each([
    ['no leading slash', 'a.html'],
    ['an empty path', ''],
    ['a wildcard that is not last', '/a/*.css'],
    ['two wildcards', '/a/**'],
    ['a tilde', '/runtime~main.js'],
    ['a space', '/a b'],
    ['a double quote', '/a"b'],
    ['angle brackets', '/<a>'],
    ['a fragment', '/a#b'],
    ['a percent sign alone', '/100%'],
    ['a percent sign before one digit', '/a%2'],
    ['braces', '/{a}'],
    ['a bar', '/a|b'],
    ['a backslash', String.raw`/a\b`],
    ['a caret', '/a^b'],
    ['square brackets', '/test[1].html'],
    ['a backtick', '/a`b'],
    ['a letter beyond ASCII', '/café'],
    ['a control character', '/a\tb'],
    ['4,001 characters', `/${'a'.repeat(4000)}`],
    ['a slash before a tag', '/#product:tv'],
    ['an empty tag', '#'],
    ['a tag with a comma', '#a,b'],
    ['a tag with a space', '#a b'],
    ['a tag with a wildcard', '#product:*'],
    ['a tag beyond ASCII', '#café'],
    ['a tag of 257 characters', `#${'a'.repeat(257)}`],
  ])('with %s is refused whole', async (_, path) => {
    await withCloudFront({}, async ({ server, client }) => {
      const refused = await thrownBy(client.send(new CreateInvalidationCommand(batchOf('r', ['/good', path]))))
      expect(refused).toMatchObject({ name: 'InvalidArgument', message: INVALID_PATHS, status: 400 })
      expect(server.invalidations(DISTRIBUTION)).toEqual([])
    })
  })

  test.each([
    ['4,000 characters', `/${'a'.repeat(3999)}`],
    ['every character that needs no encoding', "/!$&'()*+,-./0123456789:;=?@ABCXYZ_abcxyz".replace('*', '')],
    ['encoded characters', '/caf%C3%A9%7e'],
    ['a query string with a wildcard', '/docs/?*'],
    ['everything', '/*'],
    ['a tag of 256 characters', `#${'a'.repeat(256)}`],
    ['a tag of all its characters', '#!"#$%&\'()+-./09:;<=>?@AZ[\\]^_`az{|}~'],
  ])('with %s is accepted', async (_, path) => {
    await withCloudFront({}, async ({ server, client }) => {
      await client.send(new CreateInvalidationCommand(batchOf('r', [path])))
      expect(server.invalidations(DISTRIBUTION)[0]?.paths).toEqual([path])
    })
  })

  test('may name a path twice', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      await client.send(new CreateInvalidationCommand(batchOf('r', ['/a', '/a'])))
      expect(server.invalidations(DISTRIBUTION)[0]?.paths).toEqual(['/a', '/a'])
    })
  })

  test('may have an asterisk anywhere if that is taken literally', async () => {
    await withCloudFront({ innerAsterisk: 'literal' }, async ({ server, client }) => {
      await client.send(new CreateInvalidationCommand(batchOf('r', ['/a/*.css'])))
      expect(server.invalidations(DISTRIBUTION)[0]?.paths).toEqual(['/a/*.css'])
      expect(server.inProgressPeak(DISTRIBUTION)).toEqual({ paths: 1, wildcards: 0 })
    })
  })

  test.each([
    ['no paths', batchOf('r', []), 'InvalidArgument', 400, INVALID_PATHS],
    ['an empty reference', batchOf('', ['/a']), 'InvalidArgument', 400, 'CallerReference is required'],
    ['a reference of 129 characters', batchOf('r'.repeat(129), ['/a']), 'InvalidArgument', 400, '129 characters'],
    [
      '3,001 paths',
      batchOf(
        'r',
        Array.from({ length: 3001 }, (_, index) => `/${index}`),
      ),
      'BatchTooLarge',
      413,
      'Invalidation batch specified is too large.',
    ],
    [
      'a Quantity that is not that of its Items',
      { ...batchOf('r', []), InvalidationBatch: { CallerReference: 'r', Paths: { Quantity: 3, Items: ['/a', '/b'] } } },
      'InconsistentQuantities',
      400,
      'Quantity 3 and 2 Items',
    ],
    [
      'a Quantity and no Items',
      { ...batchOf('r', []), InvalidationBatch: { CallerReference: 'r', Paths: { Quantity: 1 } } },
      'InconsistentQuantities',
      400,
      'Quantity 1 and 0 Items',
    ],
    [
      'no reference',
      { ...batchOf('r', []), InvalidationBatch: { CallerReference: undefined, Paths: { Quantity: 1, Items: ['/a'] } } },
      'MalformedXML',
      400,
      "1 validation error detected: Value null at 'invalidationBatch.callerReference' failed to satisfy constraint: Member must not be null",
    ],
    [
      'another distribution',
      { ...batchOf('r', ['/a']), DistributionId: 'E2OTHER' },
      'NoSuchDistribution',
      404,
      'The specified distribution does not exist.',
    ],
  ])('with %s is refused', async (_, input, name, status, message) => {
    await withCloudFront({}, async ({ server, client }) => {
      const refused = await thrownBy(client.send(new CreateInvalidationCommand(input)))
      expect(refused).toMatchObject({ name, status })
      expect(refused.message).toContain(message)
      expect(server.invalidations(DISTRIBUTION)).toEqual([])
      expect(server.requests).toMatchObject([{ operation: 'CreateInvalidation', error: name, status }])
    })
  })

  test('of 3,000 paths with a reference of 128 characters is accepted', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      const paths = Array.from({ length: 3000 }, (_, index) => `/${index}`)
      await client.send(new CreateInvalidationCommand(batchOf('r'.repeat(128), paths)))
      expect(server.invalidations(DISTRIBUTION)[0]?.paths).toEqual(paths)
    })
  })

  test('is found only under its own id', async () => {
    await withCloudFront({}, async ({ client }) => {
      const refused = await thrownBy(
        client.send(new GetInvalidationCommand({ DistributionId: DISTRIBUTION, Id: 'IOTHER' })),
      )
      expect(refused).toMatchObject({
        name: 'NoSuchInvalidation',
        status: 404,
        message: 'The specified invalidation does not exist.',
      })
    })
  })
})

describe('a body by hand', () => {
  test.each([
    ['of another root', `<DistributionConfig ${NAMESPACE}/>`, 'MalformedXML', 'must be <InvalidationBatch>'],
    ['without namespace', batch(PATHS + REFERENCE, ''), 'MalformedXML', 'xmlns='],
    ['of text without namespace', '<InvalidationBatch>text</InvalidationBatch>', 'MalformedXML', 'xmlns='],
    ['that is no XML', '{"Paths":["/a"]}', 'MalformedXML', 'could not be read: the root element is missing'],
    ['of a comment alone', '<!-- nothing -->', 'MalformedXML', 'the root element is missing'],
    ['that is cut off', batch(PATHS).slice(0, -5), 'MalformedXML', 'mismatched tags'],
    ['with a second root', batch(PATHS) + '<Other/>', 'MalformedXML', 'something besides the root element'],
    ['twice', batch(PATHS) + batch(PATHS), 'MalformedXML', 'something besides the root element'],
    ['with text after its root', `${batch(PATHS)}text`, 'MalformedXML', 'something besides the root element'],
    ['with a DOCTYPE', `<!DOCTYPE a [<!ENTITY e "/a">]>${batch(PATHS)}`, 'MalformedXML', 'DOCTYPE'],
    ['with a bare ampersand', batch(PATHS.replace('/a', '/a & b') + REFERENCE), 'MalformedXML', 'unknown entity'],
    ['with an unknown entity', batch(PATHS.replace('/a', '/a&nbsp;b') + REFERENCE), 'MalformedXML', 'unknown entity'],
    [
      'without its required members',
      batch('<Paths><Items/></Paths>'),
      'MalformedXML',
      "2 validation errors detected: Value null at 'invalidationBatch.paths.quantity' failed to satisfy constraint: Member must not be null; Value null at 'invalidationBatch.callerReference'",
    ],
    ['that is empty inside', batch(''), 'MalformedXML', "Value null at 'invalidationBatch.paths'"],
    [
      'with an unknown element',
      batch(`${PATHS}${REFERENCE}<Comment>c</Comment>`),
      'MalformedInput',
      'unexpected element Comment',
    ],
    [
      'with items of another name',
      batch(PATHS.replaceAll('Path>', 'Item>')),
      'MalformedInput',
      'Unexpected list element termination',
    ],
    [
      'with items of the name of another list',
      batch(`<Paths><Quantity>1</Quantity><Items><member>/a</member></Items></Paths>${REFERENCE}`),
      'MalformedInput',
      'Unexpected list element termination',
    ],
    ['with an element twice', batch(PATHS + REFERENCE + REFERENCE), 'MalformedInput', 'stands there 2 times'],
    ['with text among elements', batch(`text${PATHS}${REFERENCE}`), 'MalformedInput', 'text in invalidationBatch'],
    [
      'with elements in a value',
      batch(`${PATHS}<CallerReference><a/></CallerReference>`),
      'MalformedInput',
      'is a value',
    ],
    ['with a word as Quantity', batch(PATHS.replace('>1<', '>one<') + REFERENCE), 'MalformedInput', 'is not a number'],
  ])('%s is refused', async (_, body, code, message) => {
    await withCloudFront({}, async ({ server, send }) => {
      const refused = await errorOf(await send('POST', RESOURCE, body))
      expect(refused).toMatchObject({ status: 400, code })
      expect(refused.message).toContain(message)
      expect(server.invalidations(DISTRIBUTION)).toEqual([])
    })
  })

  test.each([
    [
      'with a declaration, comments and white space',
      `<?xml version="1.0"?>\n<!-- & -->\n${batch(`\n ${PATHS}\n ${REFERENCE}\n`)}\n`,
    ],
    ['with CDATA', batch(PATHS.replace('/a', '<![CDATA[/a]]>') + REFERENCE)],
    ['with entities', batch(PATHS.replace('/a', '&#47;&#x61;') + REFERENCE)],
    ['with its members in another order', batch(REFERENCE + PATHS)],
  ])('%s is accepted', async (_, body) => {
    await withCloudFront({}, async ({ server, send }) => {
      expect((await send('POST', RESOURCE, body)).status).toBe(201)
      expect(server.invalidations(DISTRIBUTION)[0]?.paths).toEqual(['/a'])
    })
  })

  test('that is missing is refused', async () => {
    await withCloudFront({}, async ({ send }) => {
      expect(await errorOf(await send('POST', RESOURCE))).toEqual({
        status: 400,
        code: 'MissingBody',
        message: 'This operation requires a body. Ensure that the body is present and the Content-Type header is set.',
      })
    })
  })

  test('without Content-Type is accepted, as Python sends it', async () => {
    await withCloudFront({}, async ({ send }) => {
      const body = new TextEncoder().encode(batch(PATHS + REFERENCE))
      expect((await send('POST', RESOURCE, body, { authorization: AUTHORIZATION })).status).toBe(201)
    })
  })

  test('that is not UTF-8 is refused', async () => {
    await withCloudFront({}, async ({ send }) => {
      const refused = await errorOf(await send('POST', RESOURCE, new Uint8Array([0x3c, 0x61, 0xff, 0x3e])))
      expect(refused).toMatchObject({ code: 'MalformedXML', message: expect.stringContaining('not UTF-8') })
    })
  })
})

describe('a request', () => {
  test.each([
    ['GET', '/2020-05-31/streaming-distribution'],
    ['DELETE', RESOURCE],
    ['GET', `${RESOURCE}/`],
    ['GET', '/distribution'],
    ['GET', '/'],
    ['GET', '/2020-05-31/distribution/'],
  ])('%s %s is for no operation', async (method, path) => {
    await withCloudFront({}, async ({ server, send }) => {
      const response = await send(method, path)
      expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
      expect(await errorOf(response)).toMatchObject({ status: 404, code: 'UnknownOperationException' })
      expect(server.requests).toEqual([
        { time: expect.any(Number), method, path, body: '', error: 'UnknownOperationException', status: 404 },
      ])
    })
  })

  test('with a label that is no percent-encoding is for a resource that does not exist', async () => {
    await withCloudFront({}, async ({ send }) => {
      expect(await errorOf(await send('GET', '/2020-05-31/distribution/%E0%A4%A'))).toMatchObject({
        code: 'NoSuchDistribution',
      })
    })
  })

  test('without a required parameter is refused', async () => {
    await withCloudFront({}, async ({ send }) => {
      expect(await errorOf(await send('GET', '/2020-05-31/tagging'))).toEqual({
        status: 400,
        code: 'InvalidArgument',
        message:
          "1 validation error detected: Value null at 'resource' failed to satisfy constraint: Member must not be null",
      })
    })
  })

  test('that is refused is answered in the error envelope of the service', async () => {
    await withCloudFront({}, async ({ send }) => {
      const response = await send('GET', '/2013-05-12/distribution/E2OTHER')
      const id = String(response.headers.get('x-amzn-requestid'))
      expect(await response.text()).toBe(
        '<?xml version="1.0"?>\n<ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2013-05-12/"><Error><Type>Sender</Type>' +
          '<Code>NoSuchDistribution</Code><Message>The specified distribution does not exist.</Message></Error>' +
          `<RequestId>${id}</RequestId></ErrorResponse>`,
      )
    })
  })
})
