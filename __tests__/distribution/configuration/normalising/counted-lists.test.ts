import { expect, test } from '@jest/globals'

import { countedList } from '../../../../src/cloudfront/config-shape.ts'
import {
  formatPath,
  isStructure,
  type ConfigStructure,
  type ConfigValue,
} from '../../../../src/cloudfront/config-value.ts'
import { fullConfiguration } from '../../../support/distribution/configuration/full-configuration.ts'
import { linesOf, normaliseText, SHAPE } from '../../../support/distribution/configuration/read-text.ts'
import { locationsIn, withValueAt, type Location } from '../../../support/distribution/configuration/locations.ts'
import { writeAs } from '../../../support/distribution/configuration/write-configuration.ts'

const FULL = fullConfiguration(SHAPE)

/** The places that count their items. */
const COUNTED = [...locationsIn(FULL, SHAPE)].filter(({ shape }) => shape.kind === 'structure' && countedList(shape))
const NAMED = COUNTED.map((location) => [formatPath(location.path), location] as const)

function read(config: ConfigStructure) {
  const { config: normalised, errors, warnings } = normaliseText('json', JSON.stringify(config))
  return { normalised, messages: [...errors, ...warnings].map(({ message }) => message) }
}

function withMembers({ path, value }: Location, members: ConfigStructure, without: readonly string[] = []) {
  const kept = Object.entries(isStructure(value) ? value : {}).filter(([name]) => !without.includes(name))
  return withValueAt(FULL, path, { ...Object.fromEntries(kept), ...members })
}

function itemsOf({ value }: Location): readonly ConfigValue[] {
  const items = isStructure(value) ? value['Items'] : undefined
  const list: readonly ConfigValue[] = Array.isArray(items) ? items : []
  return list
}

test('there are 28 of them', () => {
  expect(COUNTED).toHaveLength(28)
})

test.each(NAMED)('%s: a Quantity that is right is taken', () => {
  expect(read(FULL)).toEqual({ normalised: FULL, messages: [] })
})

test.each(NAMED)('%s: a Quantity that is left out is computed', (_path, location) => {
  expect(read(withMembers(location, {}, ['Quantity']))).toEqual({ normalised: FULL, messages: [] })
})

test.each(NAMED)('%s: a plain list is taken, if nothing else is to be said', (path, location) => {
  const { normalised, messages } = read(withValueAt(FULL, location.path, itemsOf(location)))
  if (path.endsWith('GeoRestriction')) {
    expect(messages).toEqual([`${path}.RestrictionType: it is required and missing; use blacklist, none or whitelist`])
  } else {
    const expected = path.endsWith('AllowedMethods') ? withMembers(location, {}, ['CachedMethods']) : FULL
    expect({ normalised, messages }).toEqual({ normalised: expected, messages: [] })
  }
})

test.each(NAMED)('%s: a Quantity that disagrees is refused with both numbers', (path, location) => {
  expect(read(withMembers(location, { Quantity: 0 })).messages).toEqual([`${path}: Quantity is 0, but there is 1 item`])
  const [item] = itemsOf(location)
  const three = withMembers(location, { Quantity: 2, Items: [item ?? '', item ?? '', item ?? ''] })
  expect(read(three).messages).toEqual([`${path}: Quantity is 2, but there are 3 items`])
})

test.each(NAMED)('%s: no items are a Quantity of 0, or a fault where there must be one', (path, location) => {
  const isRequired = location.shape.kind === 'structure' && location.shape.members.get('Items')?.isRequired === true
  const messages = isRequired ? [`${path}: at least one item is required`] : []
  const normalised = withMembers(location, { Quantity: 0 }, ['Items'])
  for (const members of [{ Items: [] }, { Quantity: 0, Items: [] }, { Quantity: 0 }]) {
    expect(read(withMembers(location, members, ['Quantity', 'Items']))).toEqual({ normalised, messages })
  }
  expect(read(withMembers(location, { Quantity: 2 }, ['Items'])).messages).toEqual([
    `${path}: Quantity is 2, but there are 0 items`,
    ...messages,
  ])
})

test.each(NAMED)('%s: what is no list is refused', (path, location) => {
  expect(read(withValueAt(FULL, location.path, 'text')).messages).toEqual([
    `${path}: a list or a mapping is expected, not text`,
  ])
  expect(read(withMembers(location, { Items: 'text' })).messages).toEqual([
    `${formatPath([...location.path, 'Items'])}: a list is expected, not text`,
  ])
})

test.each(NAMED)('%s: in XML a Quantity that disagrees is refused, too', (path, location) => {
  const { errors } = normaliseText('xml', writeAs('xml', withMembers(location, { Quantity: 5 }), SHAPE))
  expect(errors.map(({ message }) => message)).toEqual([`${path}: Quantity is 5, but there is 1 item`])
})

test('items that cannot be used are counted all the same', () => {
  const aliases = { Quantity: 2, Items: [1.5, 'www.example.com'] }
  const { messages } = read({ ...FULL, Aliases: aliases })
  expect(messages).toEqual(['Aliases[0]: text is expected, not 1.5; write it in quotes'])
})

test('who lists signers or key groups means them to be on, and who lists none to be off', () => {
  const text = `Enabled: true
Origins: [{ Id: a, DomainName: example.com }]
DefaultCacheBehavior:
  TargetOriginId: a
  ViewerProtocolPolicy: allow-all
  TrustedSigners: [self]
  TrustedKeyGroups: []
CacheBehaviors:
  - PathPattern: /a
    TargetOriginId: a
    ViewerProtocolPolicy: allow-all
    TrustedSigners: { Enabled: false, Items: [self] }
    TrustedKeyGroups: {}
`
  const { config, errors } = normaliseText('yaml', text)
  expect(linesOf(errors)).toEqual([])
  expect(config?.['DefaultCacheBehavior']).toMatchObject({
    TrustedSigners: { Enabled: true, Quantity: 1, Items: ['self'] },
    TrustedKeyGroups: { Enabled: false, Quantity: 0 },
  })
  expect(config?.['CacheBehaviors']).toMatchObject({
    Items: [{ TrustedSigners: { Enabled: false, Quantity: 1 }, TrustedKeyGroups: { Enabled: false, Quantity: 0 } }],
  })
})
