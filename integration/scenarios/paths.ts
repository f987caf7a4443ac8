import assert from 'node:assert/strict'
import { posted, readList, type Scenario } from './scenario.ts'

/** Which paths a push purges. */
export const pathScenarios: readonly Scenario[] = [
  {
    name: 'a push purges what it added, changed, deleted and both sides of a rename',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const { run, requests } = await bench.succeed({
        first: {
          'README.md': 'A site\n',
          'public/index.html': '<h1>Home</h1>\n',
          'public/docs/index.html': '<h1>Docs</h1>\n',
          'public/unchanged.html': '<h1>Same</h1>\n',
          'public/old.css': 'body {}\n',
          'public/from/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        },
        then: {
          'README.md': 'The site\n',
          'public/index.html': '<h1>Welcome</h1>\n',
          'public/docs/index.html': '<h1>Documentation</h1>\n',
          'public/old.css': undefined,
          'public/new.css': 'main {}\n',
          'public/from/logo.svg': undefined,
          'public/to/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        },
        inputs: { distribution, root: 'public', wait: 'true' },
      })

      const expected = [
        '/',
        '/docs/',
        '/docs/index.html',
        '/from/logo.svg',
        '/index.html',
        '/new.css',
        '/old.css',
        '/to/logo.svg',
      ]
      const [invalidation, ...others] = await bench.readBack(distribution)
      assert.ok(invalidation)
      assert.deepEqual(others, [])
      assert.deepEqual(invalidation.paths.toSorted(), expected)
      assert.equal(invalidation.quantity, expected.length)
      assert.match(invalidation.status, /^completed$/i)

      assert.equal(run.outputs.get('status'), 'completed')
      assert.equal(run.outputs.get('invalidation-id'), invalidation.id)
      assert.deepEqual(readList(run, 'invalidation-ids'), [invalidation.id])
      assert.deepEqual(readList(run, 'paths').toSorted(), expected)
      assert.equal(run.outputs.get('path-count'), String(expected.length))
      assert.equal(posted(requests).length, 1)
      assert.match(run.summary, new RegExp(invalidation.id))
    },
  },
  {
    name: 'more paths than the batch size go as several invalidations, each with a reference of its own',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const names = ['a.css', 'b.css', 'c.css', 'd.css', 'e.css']
      const { run, requests } = await bench.succeed({
        first: { 'public/unchanged.html': '' },
        then: Object.fromEntries(names.map((name) => [`public/${name}`, name])),
        inputs: { distribution, root: 'public', 'batch-size': '2', wait: 'true' },
      })

      const invalidations = await bench.readBack(distribution)
      assert.deepEqual(invalidations.map(({ quantity }) => quantity).toSorted(), [1, 2, 2])
      for (const { paths, quantity } of invalidations) assert.equal(paths.length, quantity)
      assert.deepEqual(
        invalidations.flatMap(({ paths }) => paths).toSorted(),
        names.map((name) => `/${name}`),
      )
      assert.equal(new Set(invalidations.map(({ callerReference }) => callerReference)).size, 3)
      for (const { callerReference } of invalidations) assert.ok(callerReference.length <= 128, callerReference)
      assert.deepEqual(readList(run, 'invalidation-ids').toSorted(), invalidations.map(({ id }) => id).toSorted())
      assert.equal(posted(requests).length, 3)
    },
  },
  {
    name: 'names with spaces, other scripts and reserved characters are purged as viewers ask for them',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const purged: Readonly<Record<string, string>> = {
        'two words.html': '/two%20words.html',
        'fotos/été.jpg': '/fotos/%C3%A9t%C3%A9.jpg',
        '日本/本.html': '/%E6%97%A5%E6%9C%AC/%E6%9C%AC.html',
        '100%.html': '/100%25.html',
        'what?.html': '/what%3F.html',
        '#1.html': '/%231.html',
        'Ben & Jerry, cafe@home; a+b=c$d:e.jpg': '/Ben%20&%20Jerry,%20cafe@home;%20a+b=c$d:e.jpg',
        '{x} [y] "z" <w>.txt': '/%7Bx%7D%20%5By%5D%20%22z%22%20%3Cw%3E.txt',
        // CloudFront cannot invalidate `~` in any form.
        'runtime~main.js': '/runtime*',
      }
      const { run } = await bench.succeed({
        first: { 'public/unchanged.html': '' },
        then: Object.fromEntries(Object.keys(purged).map((name) => [`public/${name}`, name])),
        inputs: { distribution, root: 'public' },
      })

      const [invalidation] = await bench.readBack(distribution)
      assert.deepEqual(invalidation?.paths.toSorted(), Object.values(purged).toSorted())
      assert.deepEqual(readList(run, 'paths').toSorted(), Object.values(purged).toSorted())
    },
  },
  {
    name: 'rules name paths, wildcards and cache tags',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      await bench.succeed({
        first: { 'public/unchanged.html': '' },
        then: {
          'content/guide/start.md': '# Start\n',
          'products/tv.json': '{}\n',
          'layouts/page.html': '<main></main>\n',
          'public/app.js.map': '{}\n',
          'public/app.js': 'run()\n',
        },
        inputs: {
          distribution,
          rules: [
            '!public/**/*.map',
            'public/** -> /{path}',
            'content/**/*.md -> /{dir}/{name}/',
            'products/*.json -> #product:{name}',
            'layouts/** -> /assets/*',
          ].join('\n'),
        },
      })

      const [invalidation] = await bench.readBack(distribution)
      assert.deepEqual(invalidation?.paths.toSorted(), ['#product:tv', '/app.js', '/assets/*', '/guide/start/'])
    },
  },
  {
    name: 'with `base: event`, a push that changes nothing of the site sends nothing',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const { run, requests } = await bench.succeed({
        first: { 'public/index.html': '<h1>Home</h1>\n', 'README.md': 'A site\n' },
        then: { 'README.md': 'The site\n' },
        inputs: { distribution, root: 'public', base: 'event', wait: 'true' },
      })

      assert.deepEqual(requests, [])
      assert.deepEqual(await bench.aws.listInvalidations(distribution), [])
      assert.equal(run.outputs.get('status'), 'nothing-to-do')
      assert.deepEqual(readList(run, 'invalidation-ids'), [])
      assert.equal(run.outputs.get('path-count'), '0')
    },
  },
  {
    name: 'a dry run plans and sends nothing that changes anything',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const { run, requests } = await bench.succeed({
        first: { 'public/index.html': '<h1>Home</h1>\n' },
        then: { 'public/index.html': '<h1>Welcome</h1>\n' },
        inputs: { distribution, root: 'public', 'dry-run': 'true', wait: 'true' },
      })

      assert.deepEqual(
        requests.filter(({ method }) => method !== 'GET'),
        [],
      )
      assert.deepEqual(await bench.aws.listInvalidations(distribution), [])
      assert.equal(run.outputs.get('status'), 'planned')
      assert.deepEqual(readList(run, 'paths').toSorted(), ['/', '/index.html'])
    },
  },
  {
    name: 'a re-run of the job purges again, under a new reference',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const runs = await bench.push(
        {
          first: { 'public/unchanged.html': '' },
          then: { 'public/a.css': 'body {}\n' },
          inputs: { distribution, root: 'public' },
        },
        2,
      )

      assert.deepEqual(
        runs.map(({ run }) => run.exitCode),
        [0, 0],
        runs.map(({ run }) => run.log).join('\n'),
      )
      const invalidations = await bench.readBack(distribution)
      assert.deepEqual(
        invalidations.map(({ paths }) => paths),
        [['/a.css'], ['/a.css']],
      )
      assert.equal(new Set(invalidations.map(({ callerReference }) => callerReference)).size, 2)
    },
  },
  {
    name: 'a new branch has nothing to compare with: all that the rules can reach is purged',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const { run } = await bench.succeed({
        first: { 'public/a.css': 'body {}\n' },
        then: { 'public/b.css': 'body {}\n' },
        newBranch: true,
        inputs: { distribution, root: 'public' },
      })

      const [invalidation] = await bench.readBack(distribution)
      assert.deepEqual(invalidation?.paths, ['/*'])
      assert.deepEqual(readList(run, 'paths'), ['/*'])
    },
  },
  {
    name: 'paths alone are purged as they are, whatever changed',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      await bench.succeed({
        first: { 'public/unchanged.html': '' },
        then: { 'README.md': 'A site\n' },
        inputs: { distribution, paths: '/feed.xml\n/search?q=a%20b\n/api/*\n#home' },
      })

      const [invalidation] = await bench.readBack(distribution)
      assert.deepEqual(invalidation?.paths.toSorted(), ['#home', '/api/*', '/feed.xml', '/search?q=a%20b'])
    },
  },
]
