import { describe, expect, test } from '@jest/globals'
import { toProblem } from '../../src/failure.ts'
import type { DistributionResult, PurgeResult } from '../../src/purge/result.ts'
import { formatSummary } from '../../src/report/purge-summary.ts'
import { groupByDirectory } from '../../src/report/purge-table.ts'
import type { ChangedFiles } from '../../src/changed-files/changed-files.ts'
import { BASE, changesOf, HEAD, modified } from '../support/purge/targets.ts'
import { expectHarmless } from '../support/report/markdown.ts'
import { DENIED, distributionOf, planOf, resultOf } from '../support/report/results.ts'

const CONTEXT = { serverUrl: 'https://github.com', repository: 'octo-org/website' }
const MIB = 1024 * 1024

const COMPARED = `<a href="https://github.com/octo-org/website/compare/${BASE}..${HEAD}">aaaaaaa…bbbbbbb</a>`
const CONSOLE = 'https://console.aws.amazon.com/cloudfront/v4/home&#35;/distributions/E1EXAMPLE/invalidations'
const WWW = ['www.example.com']
const LINK = '<a href="https://www.example.com">www.example.com</a>'

/** A purge of `www.example.com` that is completed. */
function purgeOf(
  files: readonly string[],
  paths: readonly string[],
  { target, ...given }: Partial<DistributionResult> & { readonly target?: Parameters<typeof planOf>[1] } = {},
): PurgeResult {
  const invalidations = [{ id: 'I1', status: 'completed' as const, paths }]
  return resultOf({
    status: 'completed',
    targets: [planOf(changesOf(...files), { distributions: WWW, ...target })],
    distributions: [distributionOf({ names: WWW, paths, invalidations, took: 41_200, ...given })],
  })
}

const blob = (path: string) =>
  `<a href="https://github.com/octo-org/website/blob/${HEAD}/${path}"><code>${path}</code></a>`
const live = (path: string) => `<a href="https://www.example.com${path}">${path}</a>`

test('a purge: the answer, one line of facts, and each changed file with its live link', () => {
  const result = purgeOf(['public/index.html', 'public/a.css', 'README.md'], ['/', '/a.css', '/index.html'])
  expect(formatSummary(result, CONTEXT).split('\n').slice(0, 3)).toEqual([
    `<h3>✅ 3 paths of ${LINK} purged in 41 s</h3>`,
    `<p><sub>2 of 3 changed files are part of the site · ${COMPARED} · <a href="${CONSOLE}">E1EXAMPLE</a> · <a href="${CONSOLE}/details/I1">I1</a></sub></p>`,
    '<table><tr><th>Changed file</th><th>Purged</th></tr>' +
      `<tr><td>${blob('public/index.html')}</td><td>${live('/')} · ${live('/index.html')}</td></tr>` +
      `<tr><td>${blob('public/a.css')}</td><td>${live('/a.css')}</td></tr>` +
      '<tr><td><sub><i>README.md</i></sub></td><td><sub><i>no rule matches it</i></sub></td></tr></table>',
  ])
})

test('what only some readers need is folded: rules, requests, cost, all paths', () => {
  const html = formatSummary(resultOf(), CONTEXT)
  expect(html.trimEnd().split('\n').at(-1)).toBe(
    '<details><summary>Rules, requests and cost</summary>' +
      '<table><tr><th>Rule</th><th>Files</th></tr><tr><td><code>public/** -&#62; /{path}</code></td><td align="right">2</td></tr></table>' +
      '<table><tr><th>Distribution</th><th>Paths</th><th>Requests</th><th>Invalidations</th></tr>' +
      `<tr><td><a href="${CONSOLE}"><code>E1EXAMPLE</code></a></td><td align="right">2</td><td align="right">1</td><td><a href="${CONSOLE}/details/I1"><code>I1</code></a> InProgress</td></tr></table>` +
      '<p>2 paths: free among the first 1,000 of the account&#39;s month, else USD 0.010.</p>' +
      '<details><summary>2 paths of E1EXAMPLE</summary><code>/a.html</code><br><code>/b.html</code></details></details>',
  )
})

const README_ONLY = planOf(changesOf('README.md'), { distributions: WWW })
const LOST = { invalidations: [], unposted: [{ paths: ['/a.html', '/b.html'], error: DENIED }] }

test.each<[string, Partial<PurgeResult>, string]>([
  ['posted, but not waited for', {}, '⏳ 2 paths of E1EXAMPLE posted'],
  [
    'planned',
    { status: 'planned', distributions: [distributionOf({ names: WWW })] },
    `📋 2 paths of ${LINK} would be purged`,
  ],
  [
    'two distributions',
    { status: 'completed', distributions: [distributionOf({ took: 200_000 }), distributionOf({ took: 900 })] },
    '✅ 4 paths of 2 distributions purged in 3 min 20 s',
  ],
  [
    'no file of the site',
    { status: 'nothing-to-do', distributions: [], targets: [README_ONLY] },
    '💤 Nothing to purge: the only changed file is not part of the site',
  ],
  [
    'no change',
    { status: 'nothing-to-do', distributions: [], targets: [planOf(changesOf())] },
    '💤 Nothing to purge: no file changed',
  ],
  [
    'unknown changes that are skipped',
    {
      status: 'nothing-to-do',
      distributions: [],
      targets: [planOf({ kind: 'unknown', reason: 'x' }, { whenUnknown: 'skip' })],
    },
    '💤 Nothing to purge: it is not known which files changed',
  ],
  [
    'two targets without changes',
    { status: 'nothing-to-do', distributions: [], targets: [README_ONLY, README_ONLY] },
    '💤 Nothing to purge: nothing of these sites changed',
  ],
  [
    'a failure before anything is planned',
    { status: 'failed', distributions: [], targets: [] },
    '❌ Nothing was purged',
  ],
  ['a failure before anything is sent', { status: 'failed', distributions: [] }, '❌ E1EXAMPLE was not purged'],
  [
    'a failure before anything is sent to two distributions',
    { status: 'failed', distributions: [], targets: [planOf(changesOf('public/a'), { distributions: ['E1', 'E2'] })] },
    '❌ 2 distributions were not purged',
  ],
  [
    'a refusal',
    { status: 'failed', distributions: [distributionOf({ names: WWW, ...LOST })] },
    `❌ ${LINK} was not purged`,
  ],
  [
    'a refusal of a part',
    { status: 'failed', distributions: [distributionOf({ unposted: [{ paths: ['/b.html'], error: DENIED }] })] },
    '❌ 1 of 2 paths of E1EXAMPLE was not purged',
  ],
  [
    'a refusal of one of two distributions',
    { status: 'failed', distributions: [distributionOf(), distributionOf({ names: ['docs.example.com'], ...LOST })] },
    '❌ 1 of 2 distributions was not purged: <a href="https://docs.example.com">docs.example.com</a>',
  ],
  [
    'a wait that ended',
    { status: 'failed', distributions: [distributionOf({ took: 600_000 })] },
    '❌ 2 paths of E1EXAMPLE posted, but not completed in 10 min',
  ],
])('the title of %s', (_, given, title) => {
  expect(formatSummary(resultOf(given), CONTEXT).split('\n')[0]).toBe(`<h3>${title}</h3>`)
})

test('the title says how many URLs are stale', () => {
  const result = { ...purgeOf(['public/a'], ['/a']), status: 'failed' as const }
  expect(formatSummary(result, CONTEXT, 1).split('\n')[0]).toBe(
    `<h3>❌ 1 path of ${LINK} purged in 41 s, but 1 URL is stale</h3>`,
  )
})

test('a refusal is a red box with the advice first and the answer folded', () => {
  const html = formatSummary(
    resultOf({ status: 'failed', problems: [toProblem(DENIED)], distributions: [distributionOf(LOST)] }),
    CONTEXT,
  )
  expect(html.split('\n\n')[1]).toBe(
    [
      '> [!CAUTION]',
      '>',
      '> <p>Allow the role <code>cloudfront:CreateInvalidation</code> on <code>arn:aws:cloudfront::ACCOUNT:distribution/E1EXAMPLE</code> in its IAM policy.</p><details><summary>What AWS answered: <code>AccessDenied</code></summary><p>CreateInvalidation for distribution E1EXAMPLE failed: AccessDenied: No. (CloudFront)</p></details>',
    ].join('\n'),
  )
  expect(html).toContain('<th>Changed file</th><th>Not purged</th>')
  expect(html).toContain('<details><summary>E1EXAMPLE: 2 not posted: AccessDenied</summary><code>/a.html</code><br>')
})

test.each<[string, ChangedFiles, readonly string[]]>([
  [
    'unknown',
    { kind: 'unknown', reason: 'The base <b>is</b> gone.' },
    [
      '> [!NOTE]',
      '> <p>It is not known which files changed: The base &#60;b&#62;is&#60;/b&#62; gone.<br>Everything that the rules reach is purged.</p>',
    ],
  ],
  [
    'listed',
    { kind: 'known', files: modified('public/a.html') },
    ['<p><sub>1 changed file · ', '<td><code>public/a.html</code></td>'],
  ],
])('changes that are %s', (_, changes, texts) => {
  const html = formatSummary(resultOf({ targets: [planOf(changes)] }), CONTEXT)
  for (const text of texts) expect(html).toContain(text)
})

test('the reason of unknown changes is told once', () => {
  const plan = planOf({ kind: 'unknown', reason: 'The base is gone.' })
  const html = formatSummary(resultOf({ targets: [plan] }), CONTEXT)
  expect(html.match(/The base is gone\./g)).toHaveLength(1)
  expect(html).toContain('Everything that the rules reach is purged.</p>')
})

test('nothing compared', () => {
  const plan = { ...planOf(changesOf(), { rules: [], paths: ['/a'] }), changes: undefined }
  const paths = ['/a']
  const html = formatSummary(resultOf({ targets: [plan], distributions: [distributionOf({ paths })] }), CONTEXT)
  expect(html).toContain(
    '<tr><th>What</th><th>Posted</th></tr><tr><td>given as <code>paths</code></td><td><code>/a</code></td></tr>',
  )
})

test('why everything is purged, what no rule names, and what was widened', () => {
  const plan = planOf(changesOf('public/a~b', 'src/x'), { unmatched: 'all' })
  const html = formatSummary(resultOf({ targets: [plan], distributions: [distributionOf({ paths: ['/*'] })] }), CONTEXT)
  expect(html).toContain('Everything that the rules reach is purged: No rule matches &#34;src/x&#34;.</p>')
  expect(html).toContain('<td><code>/a*</code> <sub>by /*</sub></td>')
  expect(html).toContain('<td>everything that the rules reach</td><td><code>/*</code></td>')
  expect(html).toContain(
    '<tr><td><code>/a~b</code></td><td><code>/a*</code></td><td>CloudFront cannot purge a path with <code>~</code></td></tr>',
  )
})

test('how a file changed, a rule without targets, and a path that was not posted', () => {
  const changes: ChangedFiles = {
    kind: 'known',
    base: BASE,
    head: HEAD,
    files: [
      { path: 'public/new #1.html', change: 'added', kind: 'file' },
      { path: 'public/old.html', change: 'deleted', kind: 'file' },
      ...modified('public/a.map', 'public/c.html'),
    ],
  }
  const plan = planOf(changes, { rules: ['!**/*.map', 'public/** -> /{path}'] })
  const html = formatSummary(
    resultOf({ targets: [plan], distributions: [distributionOf({ paths: ['/new%20%231.html', '/old.html'] })] }),
    CONTEXT,
  )
  expect(html).toContain(
    `<tr><td><a href="https://github.com/octo-org/website/blob/${HEAD}/public/new%20%231.html"><code>public/new &#35;1.html</code></a> <sub>added</sub></td><td><code>/new%20%231.html</code></td></tr>`,
  )
  expect(html).toContain(
    '<tr><td><code>public/old.html</code> <sub>deleted</sub></td><td><code>/old.html</code></td></tr>',
  )
  expect(html).toContain('<td><code>/c.html</code> <b>not purged</b></td>')
  expect(html).toContain(
    '<td><sub><i>public/a.map</i></sub></td><td><sub><i>left out by <code>!**/*.map</code></i></sub></td>',
  )
})

test('what went wrong, with its advice, and what was not posted', () => {
  const html = formatSummary(
    resultOf({
      status: 'failed',
      problems: [{ message: 'It <failed>.', advice: 'Do `this`.' }, { message: 'And this.' }],
      distributions: [distributionOf(LOST), distributionOf({ took: 38_000 })],
    }),
    CONTEXT,
  )
  expect(html).toContain('> <p><b>It &#60;failed&#62;.</b><br>Do <code>this</code>.</p>\n> <p><b>And this.</b></p>')
  expect(html).toContain('<summary>E1EXAMPLE: 2 not posted: AccessDenied</summary>')
  expect(html).toContain(
    `<tr><td>❌</td><td><a href="${CONSOLE}"><code>E1EXAMPLE</code></a></td><td><b>0 of 2</b></td><td>–</td></tr>`,
  )
  expect(html).toContain('<td align="right">2</td><td>in progress</td></tr>')
})

test('each of several targets has its part', () => {
  const targets = [
    planOf(changesOf('public/a'), { distributions: WWW }),
    planOf(changesOf('docs/b'), { distributions: ['E2'], rules: ['docs/** -> /{path}'] }),
  ]
  const second = distributionOf({ distribution: { kind: 'distribution', id: 'E2' }, names: ['E2'], paths: ['/b'] })
  const html = formatSummary(
    resultOf({ targets, distributions: [distributionOf({ names: WWW, paths: ['/a'] }), second] }),
    CONTEXT,
  )
  const parts = html.split('\n')
  expect(parts[0]).toBe('<h3>⏳ 2 paths of 2 distributions posted</h3>')
  expect(parts.filter((part) => part.startsWith('<h4>'))).toEqual([`<h4>${LINK}</h4>`, '<h4>E2</h4>'])
  expect(html).toContain(`<td>${LINK} <a href="${CONSOLE}"><code>E1EXAMPLE</code></a></td>`)
})

test('distributions with the same changes and rules have one part', () => {
  const names = ['www.example.com', 'docs.example.com']
  const targets = names.map((name) => planOf(changesOf('public/a'), { distributions: [name] }))
  const distributions = names.map((name) => distributionOf({ names: [name], paths: ['/a'] }))
  const html = formatSummary(resultOf({ targets, distributions }), CONTEXT)
  expect(html.match(/<th>Changed file<\/th>/g)).toHaveLength(1)
  expect(html).not.toContain('<h4>')
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
  expect(html).toContain('⏳ 2 paths of <a href="https://x.example.net">x.example.net</a> posted</h3>')
  expect(html).toContain(' · dt_1 · I1 · ')
})

test('a wildcard is not a URL, and `verify-url` is an address', () => {
  const proof = { verify: 'warn', url: 'https://shop.example.com/', limit: 1, warm: false } as const
  const plan = planOf(changesOf('public/a'), { distributions: ['*.example.com'], proof })
  const names = ['*.example.com']
  const html = formatSummary(
    resultOf({ targets: [plan], distributions: [distributionOf({ names, paths: ['/a'] })] }),
    CONTEXT,
  )
  expect(html).toContain('<h3>⏳ 1 path of <a href="https://shop.example.com">shop.example.com</a> posted</h3>')
  expect(html).toContain('<td><a href="https://shop.example.com/a">/a</a></td>')
  const unknown = formatSummary(resultOf({ distributions: [distributionOf({ names })] }), CONTEXT)
  expect(unknown).toContain('<h3>⏳ 2 paths of *.example.com posted</h3>')
})

describe('more than 30 files', () => {
  const files = Array.from({ length: 1200 }, (_, index) => `public/${['a', 'b', 'b', 'c/d'][index % 4]}/${index}.html`)
  const paths = files.map((path) => path.slice('public'.length))

  test('are paths by directory, the files folded, and what `max-paths` would have saved', () => {
    const advisedLimit = { maxPaths: 10, paths: ['/a/*', '/b/*', '/c/*'], unchanged: 7 }
    const html = formatSummary(purgeOf([...files, 'README.md'], paths, { advisedLimit }), CONTEXT)
    expect(html).toContain('1,200 of 1,201 changed files are part of the site')
    expect(html).toContain(' · USD 1.00 to 6.00</sub></p>')
    expect(html).toContain(
      '<table><tr><th>Directory</th><th>Paths</th><th></th></tr>' +
        '<tr><td><code>/b/</code></td><td align="right">600</td><td>████████████████</td></tr>' +
        '<tr><td><code>/a/</code></td><td align="right">300</td><td>████████</td></tr>' +
        '<tr><td><code>/c/d/</code></td><td align="right">300</td><td>████████</td></tr></table>',
    )
    expect(html).toContain('<details><summary>1,200 changed files</summary><table>')
    expect(html).toContain('<summary>1 changed file that is not part of the site</summary><code>README.md</code>')
    expect(html).toContain(
      '> <p><code>max-paths: 10</code> would have posted <b>3 paths</b> instead of 1,200, <code>/a/*</code>, <code>/b/*</code>, <code>/c/*</code>, and purged 7 unchanged paths besides.</p>',
    )
  })

  test('directories are joined until there are ten', () => {
    const scattered = Array.from({ length: 400 }, (_, index) => `/${index % 3}/${index % 40}/${index}`)
    expect(groupByDirectory(scattered)).toEqual([
      { directory: '/0/', paths: 134 },
      { directory: '/1/', paths: 133 },
      { directory: '/2/', paths: 133 },
    ])
    const flat = Array.from({ length: 100 }, (_, index) => `/${index % 25}/${index}`)
    const groups = groupByDirectory(flat)
    expect(groups).toHaveLength(10)
    expect(groups.at(-1)).toEqual({ directory: '', paths: 64, more: 16 })
  })

  test.each([[['/a', '/b/c', '#tag']], [['/']], [['/*', '/x//y']]])('every path is counted once: %j', (items) => {
    const groups = groupByDirectory(items)
    expect(groups.reduce((sum, { paths: some }) => sum + some, 0)).toBe(items.length)
  })
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
    expectHarmless(html)
    for (const piece of ['a|b', '`', '<script', '<img', '@octo', '\n#', '\n-', '\n:']) expect(html).not.toContain(piece)
  })
})

describe('stays below 1 MiB and keeps its figures', () => {
  const many = (name: (index: number) => string) => Array.from({ length: 100_000 }, (_, index) => name(index))

  test.each([
    ['ASCII', 'x'],
    ['that takes three bytes a character', '世'],
    ['that is escaped', '<'],
  ])('for 100,000 long names in %s, of six targets', (_, character) => {
    const long = character.repeat(300)
    const names = many((index) => `${index}-${long}`)
    const plan = planOf({
      kind: 'known',
      files: modified('public/a~b').concat(names.flatMap((each) => modified(each))),
    })
    const html = formatSummary(
      resultOf({ targets: Array(6).fill(plan), distributions: Array(6).fill(distributionOf({ paths: names })) }),
      CONTEXT,
    )
    expect(Buffer.byteLength(html)).toBeLessThan(MIB)
    expect(html).toContain('<td align="right">100,000</td>')
    expect(html).toContain('600,000 paths: free')
    expect(html).toMatch(/<br>and \d\d,\d{3} more<\/details>/)
    expect(html).toContain('1 of 100,001 changed files is part of the site')
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
    expect(html).toContain('<code>I/0</code></a> Completed')
    expect(html).toContain('E1EXAMPLE: 100,000 not posted: AccessDenied')
  })
})
