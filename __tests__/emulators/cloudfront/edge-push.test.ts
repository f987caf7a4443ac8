/** What a user cares about: nothing stale after a push, and as little as possible fetched again. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { bucketOrigin, startCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../../emulators/runner/push-event.ts'
import { createRepository } from '../../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction } from '../../../emulators/runner/run-action.ts'

/** Every object under every form that its viewers use. */
const TARGETS = [
  ...['/', '/index.html', '/about', '/about.html', '/docs', '/docs/', '/docs/index.html', '/docs-old'],
  ...['/Caf%C3%A9%20(1).jpg', '/js/runtime~main.js', '/js/vendor.js', '/old%231.txt', '/new.txt', '/logo.svg'],
].flatMap((path) => [path, `${path}?v=1`])

/** What a function on origin requests makes of a viewer's URI on this site. */
function toObject(uri: string): string {
  if (uri.endsWith('/')) return `${uri}index.html`
  if (uri === '/docs') return '/docs/index.html'
  return /\.\w+$/.test(uri) ? uri : `${uri}.html`
}

test('a cache that is full before a push serves nothing stale after the step', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'edge-push-'))
  const bucket = join(directory, 'bucket')
  const cloudfront = await startCloudFront({ completionMs: 200 })
  try {
    const repository = await createRepository(join(directory, 'repository'))
    const deploy = async () => {
      await rm(bucket, { recursive: true, force: true })
      await cp(join(repository.directory, 'public'), bucket, { recursive: true })
    }
    const before = await repository.commit({
      'public/index.html': 'home',
      'public/about.html': 'about',
      'public/docs/index.html': 'docs',
      'public/docs-old.html': 'old docs',
      'public/Café (1).jpg': 'picture',
      'public/js/runtime~main.js': 'start()',
      'public/js/vendor.js': 'vendor()',
      'public/old#1.txt': 'old',
      'public/logo.svg': '<svg/>',
    })
    await deploy()

    const { id } = cloudfront.addDistribution({ aliases: ['www.example.com'] })
    const edge = await cloudfront.openEdge()
    const site = edge.serve({
      distribution: id,
      origin: bucketOrigin({ directory: bucket }),
      originRequest: toObject,
      queryStrings: 'all',
      errorTtlMs: Infinity,
    })
    expect(await site.findStale(TARGETS)).toEqual([])
    expect(site.keys()).toEqual(TARGETS)

    const after = await repository.commit({
      'public/about.html': 'more about',
      'public/docs/index.html': 'new docs',
      'public/Café (1).jpg': 'better picture',
      'public/js/runtime~main.js': 'begin()',
      'public/old#1.txt': undefined,
      'public/new.txt': 'new',
    })
    await deploy()
    const changed = (await site.findStale(TARGETS)).map(({ target }) => target)
    expect(changed).toEqual(TARGETS.filter((target) => /about|docs\b(?!-)|Caf|runtime|old%23|new/.test(target)))

    const step = await runAction({
      workspace: repository.directory,
      event: { name: 'push', payload: makePushEvent({ before, after }), sha: after },
      inputs: {
        distribution: 'www.example.com',
        root: 'public',
        'directory-urls': 'both',
        'clean-urls': 'true',
        'query-strings': 'true',
        wait: 'true',
      },
      env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url },
    })
    expect([step.exitCode, step.outputs.get('status')]).toEqual([0, 'completed'])

    const filled = site.fetches.length
    expect(await site.findStale(TARGETS)).toEqual([])
    const fetchedAgain = site.fetches.slice(filled)
    expect(fetchedAgain.map(({ cacheKey }) => cacheKey)).toEqual(changed)
    expect(fetchedAgain.filter(({ content }) => content === 'unchanged')).toEqual([])
  } finally {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
})
