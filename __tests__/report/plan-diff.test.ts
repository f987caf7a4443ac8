import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ConfigChange } from '../../src/distribution/difference/change.ts'
import { diffFence } from '../../src/report/html.ts'
import { formatDiff } from '../../src/report/plan-diff.ts'
import { changeOf, deploymentOf } from '../support/report/deployments.ts'

function diffOf(changes: readonly ConfigChange[], given: Parameters<typeof deploymentOf>[0] = {}): readonly string[] {
  return [...formatDiff(deploymentOf({ changes, ...given }))]
}

test('members are nested, values as YAML writes them', () => {
  const changes = [
    changeOf({ path: 'Comment', before: 'A site', after: 'yes' }),
    changeOf({ path: 'DefaultCacheBehavior.Compress', before: true, after: false }),
    changeOf({ path: 'DefaultCacheBehavior.AllowedMethods.CachedMethods[OPTIONS]', after: 'OPTIONS' }),
    changeOf({ path: 'DefaultCacheBehavior.MinTTL', before: 0 }),
    changeOf({ path: 'Origins[a.b].OriginPath', before: '', after: '/pr-7' }),
    changeOf({ path: 'Aliases[www.example.com]', after: 'www.example.com' }),
    changeOf({ path: 'CacheBehaviors[/api/*] precedence', before: 1, after: 0 }),
    changeOf({ path: 'Tags[team]', before: 'web' }),
  ]
  expect(diffOf(changes)).toEqual([
    '- Comment: A site',
    '+ Comment: "yes"',
    '  DefaultCacheBehavior:',
    '-   Compress: true',
    '+   Compress: false',
    '    AllowedMethods:',
    '+     CachedMethods[OPTIONS]',
    '-   MinTTL: 0',
    '  Origins[a.b]:',
    '-   OriginPath: ""',
    '+   OriginPath: /pr-7',
    '+ Aliases[www.example.com]',
    '- CacheBehaviors[/api/*] precedence: 1',
    '+ CacheBehaviors[/api/*] precedence: 0',
    '- Tags[team]: web',
  ])
})

test('a new item is nested, and managed policies have their names', () => {
  const after = {
    PathPattern: '/api/*',
    CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    OriginRequestPolicyId: '00000000-0000-4000-8000-000000000000',
    AllowedMethods: { Quantity: 2, Items: ['GET', 'HEAD'], CachedMethods: { Quantity: 1, Items: ['GET'] } },
  }
  expect(diffOf([changeOf({ path: 'CacheBehaviors[/api/*]', after })])).toEqual([
    '+ CacheBehaviors[/api/*]:',
    '+   PathPattern: /api/*',
    '+   CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad # CachingDisabled',
    '+   OriginRequestPolicyId: 00000000-0000-4000-8000-000000000000',
    '+   AllowedMethods:',
    '+     CachedMethods: [GET]',
    '+     Items: [GET, HEAD]',
  ])
})

test('a creation adds every line', () => {
  const changes = [changeOf({ path: 'Origins[site].DomainName', after: 'x.example.com' })]
  expect(diffOf(changes, { distribution: undefined })).toEqual(['+ Origins[site]:', '+   DomainName: x.example.com'])
})

test('changes of the file and outside of it are told apart, secrets are hidden', () => {
  const changes = [
    changeOf({ path: 'Comment', before: 'a', after: 'b', cause: 'file' }),
    changeOf({ path: 'PriceClass', before: 'x', after: 'y', cause: 'outside', isReset: true }),
    changeOf({ path: 'Origins[a].CustomHeaders[X].HeaderValue', before: 'p', after: 'q', isSecret: true }),
  ]
  const lines = diffOf(changes, { cause: 'both' })
  expect(lines).toContain("+ Comment: b # the file's change")
  expect(lines).toContain("+ PriceClass: y # not in the file: CloudFront's default; changed outside of the file")
  expect(lines.slice(-2)).toEqual(['-     HeaderValue: (secret)', '+     HeaderValue: (secret)'])
})

test('long values are cut', () => {
  const items = Array.from({ length: 200 }, (_, index) => `host-${index}.example.com`)
  const lines = diffOf([
    changeOf({ path: 'Aliases', after: { Quantity: 200, Items: items } }),
    changeOf({ path: 'Comment', after: 'x'.repeat(5_000) }),
  ])
  expect(lines).toHaveLength(63)
  expect(lines[61]).toBe('+   # and 140 more lines')
  expect(lines[62]?.length).toBeLessThan(400)
})

test('every line stays inside the fence, whatever names and values contain', () => {
  const text = fc.oneof(
    // The unit `binary` of fast-check takes seconds to prepare.
    fc.string({ unit: fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)) }),
    fc.constantFrom('```', '````\n# x', '\u202e', '\r\n+ y', '`'.repeat(9)),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 4 }), (pairs) => {
      const lines = diffOf(pairs.map(([name, value]) => changeOf({ path: `Tags[${name}]`, after: value })))
      const [first = '', ...rest] = diffFence(lines).split('\n')
      const fence = first.replace(/diff$/, '')
      expect(rest.at(-1)).toBe(fence)
      for (const line of rest.slice(0, -1)) {
        expect(line).toMatch(/^[+ -] /)
        expect(line).not.toContain(fence)
      }
    }),
  )
})
