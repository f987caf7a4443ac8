/** What a file does not give is to be at CloudFront's default. */

import { describe, expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import type { StructureShape } from '../../../src/cloudfront/config-shape.ts'
import type { ConfigPath, ConfigStructure, ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { findDefault } from '../../../src/distribution/difference/defaults.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import { change, LEAST, list, S3_ORIGIN } from '../../support/distribution/difference/configurations.ts'
import { CERTIFICATE, DEFAULT_CASES, type DefaultCase } from '../../support/distribution/difference/default-cases.ts'
import { hold } from '../../support/distribution/difference/service.ts'

const shape = distributionShape()
const ORIGIN: ConfigPath = ['Origins', 'Items', 0]

/** What CloudFront has and the file does not give, as changes. */
function reset(path: ConfigPath, live: ConfigValue | undefined, file: ConfigStructure = LEAST) {
  return findDifference({ wanted: file, live: change(hold(file), path, live), shape }).changes
}

describe('A default is no difference, anything else is reset', () => {
  test.each(DEFAULT_CASES)('%s', (...[, path, defaults, other, told, file]: DefaultCase) => {
    for (const value of [...defaults, undefined]) expect(reset(path, value, file)).toEqual([])
    expect(reset(path, other, file)).toMatchObject([{ path: told, isReset: true }])
  })

  test('the value that it goes back to is told', () => {
    expect(reset(['PriceClass'], 'PriceClass_100')[0]).toMatchObject({
      before: 'PriceClass_100',
      after: 'PriceClass_All',
      isReset: true,
    })
    expect(reset(['WebACLId'], 'acl')[0]).toMatchObject({ before: 'acl', after: undefined })
    expect(reset(['IsIPV6Enabled'], false)[0]).toMatchObject({ before: false, after: true })
    expect(reset(['ViewerCertificate'], CERTIFICATE)[0]).toMatchObject({
      after: { CloudFrontDefaultCertificate: true },
    })
  })

  test('what the file gives is never a reset', () => {
    const wanted = { ...LEAST, Aliases: list('a.example.com'), PriceClass: 'PriceClass_100' }
    const live = { ...hold(LEAST), Aliases: list('b.example.com') }
    const { changes } = findDifference({ wanted, live, shape })
    expect(changes.map(({ path, isReset }) => [path, isReset])).toEqual([
      ['Aliases[a.example.com]', false],
      ['Aliases[b.example.com]', false],
      ['PriceClass', false],
    ])
  })

  test('a member of which no source gives a default stays as it is', () => {
    const vpc = { ...S3_ORIGIN, S3OriginConfig: undefined, VpcOriginConfig: { VpcOriginId: 'vo' } }
    const file = { ...LEAST, Origins: list(JSON.parse(JSON.stringify(vpc)) as ConfigStructure) }
    expect(reset([...ORIGIN, 'VpcOriginConfig', 'OwnerAccountId'], '123456789012', file)).toEqual([])
    expect(
      reset(['ViewerCertificate', 'SSLSupportMethod'], 'vip', {
        ...LEAST,
        ViewerCertificate: { IAMCertificateId: 'id' },
      }),
    ).toEqual([])
  })
})

test('a number or a counted value that the API has tomorrow stays as it is, until the tables know its default', () => {
  const future: StructureShape = {
    ...shape,
    members: new Map([
      ...shape.members,
      ['Number', { shape: { kind: 'integer' }, isRequired: false }],
      ['Choice', { shape: { kind: 'text', values: ['one', 'two'], isSecret: false }, isRequired: false }],
      [
        'Switch',
        {
          shape: {
            kind: 'structure',
            name: 'Switch',
            members: new Map([['Enabled', { shape: { kind: 'boolean' }, isRequired: true }]]),
          },
          isRequired: false,
        },
      ],
    ]),
  }
  const filledIn = { ...hold(LEAST), Number: 30, Choice: 'two', Switch: { Enabled: false } }
  expect(findDifference({ wanted: LEAST, live: filledIn, shape: future }).changes).toEqual([])
  const { changes, update } = findDifference({
    wanted: { ...LEAST, Comment: 'x', Number: 60 },
    live: filledIn,
    shape: future,
  })
  expect(changes.map(({ path }) => path)).toEqual(['Comment', 'Number'])
  expect(update).toMatchObject({ Number: 60, Choice: 'two', Switch: { Enabled: false } })
})

describe('The tables know the whole API', () => {
  /** Optional numbers and counted values, whose default no rule can guess, by structure and member. */
  function listUnguessable(structure: StructureShape): readonly (readonly [string, string, StructureShape])[] {
    return [...structure.members].flatMap(([name, { shape: member, isRequired }]) => {
      const inner = member.kind === 'list' ? member.item : member
      if (inner.kind === 'structure') return listUnguessable(inner)
      const isGuessable = inner.kind === 'boolean' || (inner.kind === 'text' && inner.values === undefined)
      return isRequired || isGuessable || member.kind === 'list' ? [] : [[structure.name, name, structure] as const]
    })
  }

  test('every number and every counted value has a default, or is known to have none', () => {
    const unsettled = listUnguessable(shape).filter(([owner, name, structure]) => {
      const member = structure.members.get(name)
      return member !== undefined && findDefault(owner, name, member.shape, {}) === undefined
    })
    const names = new Set(unsettled.map(([owner, name]) => `${owner}.${name}`))
    // The first only echoes, and never gets here.
    expect([...names].sort()).toEqual([
      'ViewerCertificate.CertificateSource',
      'ViewerCertificate.SSLSupportMethod',
      'ViewerMtlsConfig.Mode',
    ])
  })
})
