import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { InvalidInput } from '../../src/faults.ts'
import { formatErrorSummary } from '../../src/report/report-step.ts'
import { expectHarmless } from '../support/report/markdown.ts'
import { DENIED } from '../support/report/results.ts'

test('mistakes in one file are named in the title, each with its place', () => {
  const file = '.github/cloudfront-distribution.yml'
  const error = new InvalidInput([
    { at: { file, line: 2, column: 1 }, message: '`Enable` is unknown; did you mean `Enabled`?' },
    { at: { file, line: 11 }, message: 'Use `https-only`.' },
  ])
  expect(formatErrorSummary(error)).toBe(
    [
      `<h3>❌ Nothing was done: 2 mistakes in <code>${file}</code></h3>`,
      '',
      '> [!CAUTION]',
      '>',
      `> <table><tr><th>Where</th><th>What</th></tr><tr><td>${file}:2:1</td><td><code>Enable</code> is unknown; did you mean <code>Enabled</code>?</td></tr><tr><td>${file}:11</td><td>Use <code>https-only</code>.</td></tr></table>`,
      '',
    ].join('\n'),
  )
})

test('mistakes in several places are in the inputs', () => {
  const error = new InvalidInput([
    { at: { input: 'root' }, message: 'x' },
    { at: { file: 'a.yml' }, message: 'y' },
  ])
  expect(formatErrorSummary(error)).toContain('<h3>❌ Nothing was done: 2 mistakes in the inputs</h3>')
  expect(formatErrorSummary(error)).toContain('<tr><td>input <code>root</code></td><td>x</td></tr>')
})

test.each<[string, unknown, string]>([
  ['a refusal', DENIED, '> <p>Allow the role <code>cloudfront:CreateInvalidation</code> on '],
  ['a failure', new Failure('It is `so`.', 'Do this.'), '> <p><b>It is <code>so</code>.</b><br>Do this.</p>'],
  [
    'a fault of the program',
    new TypeError('x is undefined'),
    '> <p><b>x is undefined</b><br>This is a fault of the action. Please report it with the lines of the log.</p>',
  ],
])('%s is a red box', (_, error, box) => {
  const text = formatErrorSummary(error)
  expect(text.startsWith('<h3>❌ Nothing was done</h3>\n\n> [!CAUTION]\n>\n')).toBe(true)
  expect(text).toContain(box)
})

describe('text from outside', () => {
  test.each(['<img src=x>', 'a\n\n# b', '`|`', '@octo-org/all', '\u202ex'])('%j', (text) => {
    const error = new InvalidInput([{ at: { file: text, line: 1 }, message: text }])
    expectHarmless(formatErrorSummary(error))
    expectHarmless(formatErrorSummary(new Failure(text, text)))
  })

  test('is cut', () => {
    const faults = Array.from({ length: 100_000 }, (_, line) => ({ at: { input: 'rules', line }, message: 'x' }))
    const text = formatErrorSummary(new InvalidInput(faults))
    expect(Buffer.byteLength(text)).toBeLessThan(70_000)
    expect(text).toMatch(/\n> <p>and \d\d,\d{3} more<\/p>/)
  })
})
