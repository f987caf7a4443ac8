import { describe, expect, test } from '@jest/globals'

import { MAX_EXPANDED_LENGTH } from '../../../../src/distribution/configuration/reading/limits.ts'
import { read } from '../../../support/distribution/configuration/reading/read.ts'

const VARIABLES = { NAME: 'pr-7', PORT: '8080', _x1: '', HOSTILE: '"}\n- b: </a>&amp;\u0001${NAME}' }

describe.each([
  ['a.json', (text: string) => JSON.stringify({ a: text })],
  ['a.yml', (text: string) => `a: "${text}"`],
  ['a.xml', (text: string) => `<r><a>${text}</a></r>`],
])('in %s', (file, write) => {
  test.each([
    ['${NAME}', 'pr-7', true],
    ['site-${NAME}-${PORT}.', 'site-pr-7-8080.', true],
    ['${_x1}', '', true],
    ['${HOSTILE}', VARIABLES.HOSTILE, true],
    ['$${NAME}', '${NAME}', false],
    ['$$${NAME}', '$${NAME}', false],
    ['$${NAME} of ${NAME}', '${NAME} of pr-7', true],
    ['$NAME $ {NAME} ${} ${AWS::Region} ${a-b} ${1A} ${ NAME }', undefined, false],
    ['${${NAME}}', '${pr-7}', true],
  ])('%j is %j', (text, value = text, isReplaced) => {
    const { document, faults } = read(file, write(text), VARIABLES)
    expect(faults).toEqual([])
    const isText = isReplaced || file.endsWith('.xml')
    expect(document?.root).toMatchObject({ entries: [{ key: 'a', value: { value, isText } }] })
  })

  test('an unknown variable is told with its place, its like, and no value', () => {
    const { data, faults } = read(file, write('${NMAE}'), VARIABLES)
    expect(data).toEqual({ a: '${NMAE}' })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(
      /^1:\d the variable `\$\{NMAE\}` is not known: did you mean `\$\{NAME\}`\? \(known: HOSTILE, NAME, PORT, _x1\)/,
    )
    expect(faults[0]).not.toContain('pr-7')
  })
})

test('an unquoted variable of YAML may be a number', () => {
  expect(read('a.yml', 'a: ${PORT}\n', VARIABLES).document?.root).toMatchObject({
    entries: [{ value: { value: '8080', isText: true } }],
  })
})

test('an expression of a workflow is refused at its place, and an escaped variable beside it is taken', () => {
  expect(read('a.yml', 'a: 1\nb: Site at ${{ github.sha }}\n', VARIABLES).faults).toEqual([
    '2:4 GitHub does not evaluate `${{ … }}` in this file; write ${NAME} here, and NAME=${{ … }} in the input `variables`',
  ])
  const { data, faults } = read('a.yml', 'a: 1\nb: Site at $${NAME}\n', VARIABLES)
  expect(faults).toEqual([])
  expect(data).toEqual({ a: 1, b: 'Site at ${NAME}' })
})

test('keys and comments hold no variables', () => {
  expect(read('a.yml', '# ${UNKNOWN}\n${NAME}: 1\n', VARIABLES)).toMatchObject({ data: { '${NAME}': 1 }, faults: [] })
  expect(read('a.xml', '<r><!-- ${UNKNOWN} --><a/></r>', VARIABLES).faults).toEqual([])
})

test('every unknown one is told, once where an alias repeats it', () => {
  const { faults } = read('a.yml', 'a: &x ${P}\nb: *x\nc: ${Q} ${Q}\n')
  expect(faults).toEqual([
    '1:7 the variable `${P}` is not known: no variables are given; give it in the input `variables`; for this very text write `$${…}`',
    '3:4 the variable `${Q}` is not known: no variables are given; give it in the input `variables`; for this very text write `$${…}`',
    '3:4 the variable `${Q}` is not known: no variables are given; give it in the input `variables`; for this very text write `$${…}`',
  ])
})

test('what CloudFormation replaces is left to it', () => {
  const text = 'a: !Sub "${NAME}"\nb: !Sub ["${Z}", {Z: 1}]\nc: {Fn::Sub: "${NAME}"}\nd: !Ref "${NAME}"\n'
  const { data, faults } = read('a.yml', text, VARIABLES)
  expect(faults).toEqual([])
  expect(data).toEqual({ a: '${NAME}', b: ['${Z}', { Z: 1 }], c: { 'Fn::Sub': '${NAME}' }, d: 'pr-7' })
})

test('the values cannot fill the memory', () => {
  const half = 'x'.repeat(MAX_EXPANDED_LENGTH / 2)
  expect(read('a.json', '["${A}${A}"]', { A: half }).faults).toEqual([])
  const { data, faults } = read('a.json', `["${'${A}'.repeat(1000)}"]`, { A: half })
  expect(faults).toEqual([`1:2 the values of variables add up to more than ${MAX_EXPANDED_LENGTH} characters`])
  expect(JSON.stringify(data).length).toBeLessThan(2 * MAX_EXPANDED_LENGTH)
})

test('variables of the names of an object’s own members are unknown like others', () => {
  expect(read('a.json', '["${constructor}", "${__proto__}", "${toString}"]').faults).toHaveLength(3)
})
