import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { countedList } from '../../../src/cloudfront/config-shape.ts'
import { formatPath, isStructure, type ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { arbitraryConfiguration } from '../../support/distribution/configuration/arbitrary-configuration.ts'
import { normaliseText, SHAPE } from '../../support/distribution/configuration/read-text.ts'
import { locationsIn, withValueAt, type Location } from '../../support/distribution/configuration/locations.ts'
import { runs } from '../../support/random-runs.ts'

const RUNS = runs(120)

/** One thing made wrong: the text of the file, and where and how it is to be reported. */
type Mistake = {
  readonly config: ConfigStructure
  readonly path: string
  readonly line: number
  readonly message: RegExp
}

const UNKNOWN = 'Zzyzx'
const NUMBER = 987654
const FRACTION = 98765.25
/** What is filled in, computed or told in other words. */
const NOT_MISSED = new Set(['Quantity', 'Items', 'Comment', 'OriginAccessIdentity'])

function write(config: ConfigStructure): string {
  return JSON.stringify(config, null, 2)
}

/** The line of the file on which a text stands that stands there once. */
function lineWith(config: ConfigStructure, text: string): number {
  return (
    write(config)
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  )
}

function withUnknownMember(config: ConfigStructure, { path, value }: Location): Mistake | undefined {
  if (!isStructure(value)) return undefined
  const wrong = withValueAt(config, path, { ...value, [UNKNOWN]: 1 })
  const message = /unknown member here; there may be /
  return { config: wrong, path: formatPath([...path, UNKNOWN]), line: lineWith(wrong, UNKNOWN), message }
}

function withWrongType(config: ConfigStructure, { path, shape }: Location): Mistake | undefined {
  if (shape.kind === 'list' || shape.kind === 'structure') return undefined
  const wrong = withValueAt(config, path, FRACTION)
  const message = {
    boolean: /true or false is expected/,
    integer: /a whole number is expected/,
    text: /text is expected/,
  }
  return {
    config: wrong,
    path: formatPath(path),
    line: lineWith(wrong, String(FRACTION)),
    message: message[shape.kind],
  }
}

function withWrongQuantity(config: ConfigStructure, { path, value, shape }: Location): Mistake | undefined {
  if (!isStructure(value) || shape.kind !== 'structure' || !countedList(shape)) return undefined
  const wrong = withValueAt(config, [...path, 'Quantity'], NUMBER)
  const message = new RegExp(`Quantity is ${NUMBER}, but there (is|are) ${JSON.stringify(value['Quantity'])} items?`)
  return { config: wrong, path: formatPath(path), line: lineWith(wrong, String(NUMBER)), message }
}

function withoutMember(config: ConfigStructure, { path }: Location): Mistake | undefined {
  const parent = path.slice(0, -1)
  const name = path.at(-1)
  const above = [...locationsIn(config, SHAPE)].find((location) => formatPath(location.path) === formatPath(parent))
  if (above?.shape.kind !== 'structure' || typeof name !== 'string' || NOT_MISSED.has(name)) return undefined
  if (above.shape.members.get(name)?.isRequired !== true) return undefined
  if (name === 'Enabled' && countedList(above.shape)) return undefined
  const wrong = withValueAt(config, path, undefined)
  const marked = { [UNKNOWN]: 1, ...(isStructure(above.value) ? above.value : {}) }
  const line = lineWith(withValueAt(config, parent, marked), UNKNOWN) - 1
  return { config: wrong, path: formatPath(path), line, message: /it is required and missing/ }
}

/** What can be made of the first thing, from any of them on, of which something can be made. */
function firstFrom<Thing, Made>(things: readonly Thing[], start: number, make: (thing: Thing) => Made | undefined) {
  const first = start % things.length
  for (const thing of [...things.slice(first), ...things.slice(0, first)]) {
    const made = make(thing)
    if (made !== undefined) return made
  }
  return undefined
}

test.each([
  ['a member that the API does not have', withUnknownMember],
  ['a value of another type', withWrongType],
  ['a Quantity that is not the number of items', withWrongQuantity],
  ['a required member that is missing', withoutMember],
])('%s is the one thing reported, by its path and in its line', (_name, make) => {
  let made = 0
  fc.assert(
    fc.property(arbitraryConfiguration(SHAPE), fc.nat(), (config, choice) => {
      const mistake = firstFrom([...locationsIn(config, SHAPE)], choice, (location) => make(config, location))
      if (mistake === undefined) return
      made += 1
      const { errors } = normaliseText('json', write(mistake.config))
      expect(errors).toHaveLength(1)
      const [{ at, message } = { at: { file: '' }, message: '' }] = errors
      expect(message.slice(0, mistake.path.length + 2)).toBe(`${mistake.path}: `)
      expect(message).toMatch(mistake.message)
      expect(at.line).toBe(mistake.line)
    }),
    { numRuns: RUNS },
  )
  expect(made).toBeGreaterThan((RUNS * 5) / 6)
})
