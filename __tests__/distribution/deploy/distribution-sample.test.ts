/** The sample of the API's documentation of 2012, as it stands there: its request, deployed, is what its response shows. */
import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument, type XmlNode } from '../../../emulators/cloudfront/protocol/xml-document.ts'
import { startCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { deployText } from '../../support/distribution/deploy/deploy-text.ts'

const SAMPLE = 'post-distribution-request.xml'
const read = (file: string) => readFileSync(join(import.meta.dirname, '../../../emulators/cloudfront/samples', file))

test('is created unchanged and read back by the version of then, element by element', async () => {
  const service = await startCloudFront({ deploymentMs: 0 })
  try {
    const { distribution } = await deployText(service, {
      name: 'sample',
      file: SAMPLE,
      text: read(SAMPLE).toString(),
    })
    const answer = await fetch(`${service.url}/2012-07-01/distribution/${distribution?.id ?? ''}`, {
      headers: { authorization: SIGNED },
    })
    const { root, content } = parseDocument(Buffer.from(await answer.arrayBuffer()))
    const documented = parseDocument(read('post-distribution-response.xml'))

    expect(root).toBe(documented.root)
    expect(leavesOf(content)).toMatchObject({ Status: ['Deployed'] })
    // What is made for each distribution, and who can sign for it now, is another; its configuration is the same, and a later
    // version fills in more.
    const config = leavesOf(memberOf(content, 'DistributionConfig'))
    const expected = leavesOf(memberOf(documented.content, 'DistributionConfig'))
    expect(Object.keys(expected)).toHaveLength(38)
    for (const [path, values] of Object.entries(expected)) expect([path, config[path]]).toEqual([path, values])
  } finally {
    await service.close()
  }
})

/** The service checks the form of a signature, and cannot check more. */
const SIGNED = `AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261121/us-east-1/cloudfront/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`

function memberOf(content: XmlNode, name: string): XmlNode {
  const member = typeof content === 'string' ? undefined : content[name]
  if (member === undefined || Array.isArray(member)) throw new Error(`There is no one ${name}.`)
  return member as XmlNode
}

/** The texts of a document by the elements that lead to them, those of repeated elements in alphabetic order: CloudFront's sets have none. */
function leavesOf(content: XmlNode): Readonly<Record<string, readonly string[]>> {
  const leaves: Record<string, string[]> = {}
  const visit = (node: XmlNode | readonly XmlNode[], path: string): void => {
    if (typeof node === 'string') (leaves[path] ??= []).push(node)
    else if (Array.isArray(node)) for (const item of node as readonly XmlNode[]) visit(item, path)
    else for (const [name, child] of Object.entries(node)) visit(child, path === '' ? name : `${path}.${name}`)
  }
  visit(content, '')
  return Object.fromEntries(
    Object.entries(leaves)
      .filter(([path]) => path !== 'xmlns')
      .map(([path, values]) => [path, values.sort()]),
  )
}
