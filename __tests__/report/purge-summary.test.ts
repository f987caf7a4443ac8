import { describe, expect, test } from '@jest/globals'
import { formatSummary } from '../../src/report/purge-summary.ts'
import type { ChangedFiles } from '../../src/changed-files/changed-files.ts'
import { BASE, changesOf, HEAD, modified } from '../support/purge/plan/targets.ts'
import { DENIED, distributionOf, planOf, resultOf } from '../support/report/results.ts'

const CONTEXT = { serverUrl: 'https://github.com', repository: 'octo-org/website' }
const MIB = 1024 * 1024

test('a purge: what changed, by which rule, what was purged, what it costs', () => {
  const html = formatSummary(resultOf(), CONTEXT)
  expect(html).toContain('<h3>CloudFront: Purging</h3>')
  expect(html).toContain(
    `2 changed files of <code>E1EXAMPLE</code> between <a href="https://github.com/octo-org/website/compare/${BASE}..${HEAD}"><code>aaaaaaa</code> and <code>bbbbbbb</code></a>.`,
  )
  expect(html).toContain('<code>public/** -&#62; /{path}</code></td><td>2</td>')
  expect(html).toContain('#/distributions/E1EXAMPLE/invalidations"><code>E1EXAMPLE</code></a>')
  expect(html).toContain('<code>I1</code> InProgress')
  expect(html).toContain("2 paths: free among the first 1000 of the account's month, else USD 0.010.")
  expect(html).toContain('<details><summary>2 paths of E1EXAMPLE</summary><code>/a.html</code><br><code>/b.html</code>')
  expect(html.endsWith('\n')).toBe(true)
})

test.each([
  ['completed', 'Purged'],
  ['planned', 'Planned, nothing sent (dry run)'],
  ['nothing-to-do', 'Nothing to purge'],
  ['failed', 'Nothing was purged'],
] as const)('%s is titled %s', (status, title) => {
  expect(formatSummary(resultOf({ status, distributions: [] }), CONTEXT)).toMatch(`<h3>CloudFront: ${title}</h3>`)
})

test.each<[string, ChangedFiles, string]>([
  [
    'unknown',
    { kind: 'unknown', reason: 'The base <b>is</b> gone.' },
    'It is not known which files of <code>E1EXAMPLE</code> changed: The base &#60;b&#62;is&#60;/b&#62; gone.',
  ],
  ['listed', { kind: 'known', files: modified('public/a') }, '1 changed file of <code>E1EXAMPLE</code>, as listed.'],
])('changes that are %s', (_, changes, text) => {
  expect(formatSummary(resultOf({ targets: [planOf(changes)] }), CONTEXT)).toContain(text)
})

test('the reason of unknown changes is told once', () => {
  const plan = planOf({ kind: 'unknown', reason: 'The base is gone.' })
  const html = formatSummary(resultOf({ targets: [plan] }), CONTEXT)
  expect(html.match(/The base is gone\./g)).toHaveLength(1)
  expect(html).toContain('Everything that the rules reach is purged.</p>')
})

test('nothing compared', () => {
  const plan = { ...planOf(changesOf(), { rules: [], paths: ['/a'] }), changes: undefined }
  expect(formatSummary(resultOf({ targets: [plan] }), CONTEXT)).toContain(
    'Paths of <code>E1EXAMPLE</code> as given, regardless of changes.',
  )
})

test('why everything is purged, what no rule names, and what was widened', () => {
  const plan = planOf(changesOf('public/a~b', 'src/x', 'src/y'), { unmatched: 'all' })
  const html = formatSummary(resultOf({ targets: [plan] }), CONTEXT)
  expect(html).toContain(
    'Everything that the rules reach is purged: No rule matches &#34;src/x&#34;, &#34;src/y&#34;.</p>',
  )
  expect(html).toContain(
    '<summary>2 changed files that no rule matches</summary><code>src/x</code><br><code>src/y</code>',
  )
  expect(html).toContain('<summary>1 path purged by wider paths</summary><code>/a~b → /a*: CloudFront cannot purge')
})

test('what went wrong, with its advice, and what was not posted', () => {
  const html = formatSummary(
    resultOf({
      status: 'failed',
      problems: [{ message: 'It <failed>.', advice: 'Do `this`.' }, { message: 'And this.' }],
      distributions: [
        distributionOf({ invalidations: [], unposted: [{ paths: ['/a.html', '/b.html'], error: DENIED }] }),
        distributionOf({ invalidations: [] }),
      ],
    }),
    CONTEXT,
  )
  expect(html).toContain('<p><b>It &#60;failed&#62;.</b> Do <code>this</code>.</p>\n<p><b>And this.</b></p>')
  expect(html).toContain('<b>2 not posted: AccessDenied</b>')
  expect(html).toContain('<td>–</td>')
})

test('a tenant has no page in the console, and is called as users call it', () => {
  const html = formatSummary(
    resultOf({
      distributions: [
        distributionOf({ distribution: { kind: 'tenant', id: 'dt_1' }, names: ['dt_1', 'x.example.net'] }),
      ],
    }),
    CONTEXT,
  )
  expect(html).toContain('<td><code>dt_1</code> x.example.net</td>')
})

test('counts the files of a rule beyond the examples', () => {
  const plan = planOf(changesOf(...Array.from({ length: 23 }, (_, index) => `public/${index}`)))
  expect(formatSummary(resultOf({ targets: [plan] }), CONTEXT)).toContain('<code>public/19</code> and 3 more</details>')
})

describe('names from outside', () => {
  const HOSTILE = [
    'a|b',
    '`code`',
    '<script>alert(1)</script>',
    'x\n\n# Title\n\n- item',
    '::set-output name=status::completed',
    '##[add-mask]x',
    'a\u202egnp.exe',
    'caf\udce9',
    '"><img src=x onerror=y>',
    '</details></table>',
    '@octo-org/everyone',
  ]

  test.each(HOSTILE)('%j', (name) => {
    const plans = [
      planOf(changesOf(`public/${name}`, name), { distributions: [name] }),
      planOf({ kind: 'unknown', reason: name }, { rules: [`public/** -> /{path}`] }),
    ]
    const html = formatSummary(
      resultOf({
        targets: plans,
        problems: [{ message: name, advice: name }],
        distributions: [distributionOf({ paths: [name], names: [name] })],
      }),
      CONTEXT,
    )
    expect(html.trimEnd()).not.toMatch(/\n\s*\n/)
    for (const piece of ['a|b', '`', '<script', '<img', '@octo', '\n#', '\n-', '\n:']) {
      expect(html).not.toContain(piece)
    }
    expect(html).not.toMatch(/[\p{Cs}\p{Bidi_Control}\r]/u)
    // Every line is a block of HTML of its own, with no tag but the summary's own.
    for (const line of html.trimEnd().split('\n')) expect(line).toMatch(/^<(?:h3|p|table|details)>/)
    const tags = new Set(Array.from(html.matchAll(/<\/?(\w+)/g), ([, tag]) => tag))
    const known = ['h3', 'p', 'b', 'table', 'tr', 'th', 'td', 'a', 'code', 'details', 'summary', 'br']
    expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([])
  })
})

describe('stays below 1 MiB and keeps its figures', () => {
  const many = (name: (index: number) => string) => Array.from({ length: 100_000 }, (_, index) => name(index))

  test.each([
    ['ASCII', (index: number) => `${index}-${'x'.repeat(300)}`],
    ['that takes three bytes a character', (index: number) => `${index}-${'世'.repeat(300)}`],
    ['that is escaped', (index: number) => `${index}-${'<'.repeat(300)}`],
  ])('for 100,000 long names in %s, of six targets', (_, name) => {
    const names = many(name)
    const plan = planOf({
      kind: 'known',
      files: modified('public/a~b').concat(names.flatMap((each) => modified(each))),
    })
    const html = formatSummary(
      resultOf({ targets: Array(6).fill(plan), distributions: Array(6).fill(distributionOf({ paths: names })) }),
      CONTEXT,
    )
    expect(Buffer.byteLength(html)).toBeLessThan(MIB)
    expect(html).toContain('<td>100000</td>')
    expect(html).toContain('600000 paths: free')
    expect(html).toMatch(/<br>and \d{5} more<\/details>/)
    expect(html).toContain('100001 changed files of')
  })

  test('for 100,000 requests, posted and not', () => {
    const paths = many((index) => `/${index}`)
    const html = formatSummary(
      resultOf({
        status: 'failed',
        distributions: [
          distributionOf({
            paths,
            invalidations: paths.map((path) => ({ id: `I${path}`, status: 'completed', paths: [path] })),
            unposted: paths.map((path) => ({ paths: [path], error: DENIED })),
          }),
        ],
      }),
      CONTEXT,
    )
    expect(Buffer.byteLength(html)).toBeLessThan(MIB)
    expect(html).toContain('<code>I/0</code> Completed')
    expect(html).toContain('100000 not posted: AccessDenied')
  })
})
