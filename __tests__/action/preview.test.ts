/** A pull request's preview from opened to gone: the built action as a process, in both ways. */
import { describe, expect, test } from '@jest/globals'
import type { StepRun } from '../../emulators/runner/run-action.ts'
import { CONFIG_FILE, configuration } from '../support/action/configuration.ts'
import { withPreview } from '../support/action/preview-fixture.ts'
import { CERTIFICATE, TLS } from '../support/proof/proof-fixture.ts'
import { startProxy } from '../support/network/proxy-server.ts'

const SITE = { root: 'public' }

describe('its own distribution', () => {
  test('is there while the pull request is open, and gone afterwards', async () => {
    await withPreview({}, async ({ github, push, run, sweep, comment, states, distributions }) => {
      const opened = await run('opened', SITE)
      expect([opened.exitCode, opened.outputs.get('change'), opened.log]).toEqual([0, 'created', expect.any(String)])
      const url = opened.outputs.get('url') ?? ''
      expect(url).toMatch(/^https:\/\/d\w+\.cloudfront\.net$/)
      expect(comment()).toContain('✅ Served')
      expect(github.comments(7)[0]?.body).toContain(`<a href="${url}/docs/">/docs/</a>`)
      expect(states()).toEqual([['in_progress', 'success']])
      expect(github.deployments()[0]).toMatchObject({
        environment: 'preview',
        isTransient: true,
        statuses: [{ environmentUrl: url }, { environmentUrl: url }],
      })
      expect(opened.log).toContain('The aliases www.example.com are left out of a preview')

      const sha = await push({ 'public/new.html': '1' })
      const pushed = await run('synchronize', SITE)
      expect([pushed.exitCode, pushed.outputs.get('paths')]).toEqual([0, '["/*"]'])
      expect(comment()).toContain(sha.slice(0, 7))
      expect(states()).toEqual([['in_progress', 'success']])

      // The removal does not need the file.
      await push({ [CONFIG_FILE]: undefined })
      github.changePullRequest(7, { state: 'closed' })
      const closed = await run('closed')
      expect([closed.exitCode, closed.outputs.get('change'), closed.outputs.get('url')]).toEqual([0, 'disabled', ''])
      expect(comment()).toContain('🧹 Removed')
      expect(states()).toEqual([])

      expect(distributions()).toHaveLength(1)
      const swept = await sweep()
      expect([swept.exitCode, swept.outputs.get('status')]).toEqual([0, 'completed'])
      expect(distributions()).toEqual([])
      expect(comment().match(/Status/g)).toHaveLength(1)
    })
  })

  test('tells what the pull request changes of the configuration', async () => {
    const changes = { [CONFIG_FILE]: configuration('two').replace('my-site.s3', 'other.s3') }
    await withPreview({ changes }, async ({ run, comment }) => {
      const { log } = await run('opened')
      expect(comment()).toContain('The configuration differs from the base&#39;s in 2 values')
      expect(log).toMatch(/::warning::Origins\[site\]\S* differs from the base's configuration/)
    })
  })
})

test('a preview that is not served in time is told to come, without an error if that is wanted', async () => {
  await withPreview({ cloudfront: { deploymentMs: 60_000 } }, async ({ run, comment, states }) => {
    const late = { ...SITE, 'wait-timeout': '1s' }
    const warned = await run('opened', { ...late, 'on-wait-timeout': 'warn' })
    expect([warned.exitCode, warned.outputs.get('status')]).toEqual([0, 'in-progress'])
    expect(comment()).toMatch(/⏳ Deploying, not served everywhere yet.*https:\/\/\w+\.cloudfront\.net/s)
    expect(states()).toEqual([['in_progress', 'in_progress']])
    expect((await run('opened', late)).exitCode).toBe(1)
    expect(comment()).toContain('❌ Failed')
  })
})

describe('a pull request that changes keeps its preview', () => {
  const idOf = (ran: StepRun) => [ran.exitCode, ran.outputs.get('distribution-id')]

  test('with another base, whose configuration is compared then', async () => {
    await withPreview({}, async ({ run, retarget, comment, distributions }) => {
      const opened = await run('opened', SITE)
      expect(comment()).not.toContain('The configuration differs')
      const base = await retarget('release', { [CONFIG_FILE]: configuration('two') })
      expect(idOf(await run('edited', SITE, { base }))).toEqual(idOf(opened))
      expect(comment()).toMatch(/✅ Served.*The configuration differs from the base&#39;s in one value ~ Comment/s)
      expect(distributions()).toHaveLength(1)
    })
  })

  test('with another branch', async () => {
    await withPreview({}, async ({ github, run, push, distributions }) => {
      const opened = await run('opened', SITE)
      github.changePullRequest(7, { headRef: 'renamed' })
      await push({ 'public/new.html': '1' })
      expect(idOf(await run('synchronize', SITE, { branch: 'renamed' }))).toEqual(idOf(opened))
      expect(distributions()).toHaveLength(1)
    })
  })

  test('in a repository that is renamed or transferred, and loses it when it is closed', async () => {
    await withPreview({}, async ({ github, run, rename, sweep, comment, states, distributions }) => {
      const opened = await run('opened', SITE)
      rename('octo-org/renamed')
      expect(idOf(await run('synchronize', SITE))).toEqual(idOf(opened))
      expect(distributions()).toHaveLength(1)
      expect(comment().match(/Status/g)).toHaveLength(1)

      github.changePullRequest(7, { state: 'closed' })
      rename('another-org/renamed')
      for (const change of ['disabled', 'deleted'])
        expect((await sweep()).outputs.get('result')).toContain(`"change":"${change}"`)
      expect([distributions(), states()]).toEqual([[], []])
      expect(comment()).toContain('🧹 Removed')
    })
  })
})

describe('a shared distribution', () => {
  const SHARED = { ...SITE, distribution: '*.preview.example.com' }

  test('is purged of what a push changed, and of all of the preview in the end', async () => {
    await withPreview({}, async ({ cloudfront, github, push, run, comment, states }) => {
      const { id } = cloudfront.addDistribution({ aliases: ['*.preview.example.com'] })
      const opened = await run('opened', SHARED)
      expect([opened.exitCode, opened.outputs.get('url'), opened.log]).toEqual([
        0,
        'https://pr-7.preview.example.com',
        expect.any(String),
      ])
      expect(github.comments(7)[0]?.body).toContain('<a href="https://pr-7.preview.example.com/docs/">/docs/</a>')
      expect(states()).toEqual([['in_progress', 'success']])
      await push({ 'public/new.html': '1', 'README.md': '1' })
      await run('synchronize', SHARED)
      github.changePullRequest(7, { state: 'closed' })
      const closed = await run('closed', SHARED)
      expect(closed.outputs.get('url')).toBe('')
      expect(comment()).toContain('🧹 Removed')
      expect(states()).toEqual([])
      expect(cloudfront.invalidations(id).map(({ paths }) => paths)).toEqual([
        ['/pr-7/*'],
        ['/pr-7/new.html'],
        ['/pr-7/*'],
      ])
    })
  })
})

describe('the proof of a shared distribution', () => {
  const PROVEN = { ...SITE, distribution: '*.example.test', verify: 'fail', 'wait-timeout': '12s' }

  test("asks at the preview's address, whose function adds the prefix", async () => {
    await withPreview({}, async ({ cloudfront, push, run, comment }) => {
      const { id } = cloudfront.addDistribution({ aliases: ['*.example.test'], domainName: 'd222.example.test' })
      const edge = await cloudfront.openEdge({ certificate: TLS })
      const objects = new Map([
        ['/pr-7/index.html', '1'],
        ['/pr-7/docs/index.html', '2'],
      ])
      edge.serve({
        distribution: id,
        viewerRequest: (uri) => `/pr-7${uri}`,
        origin: (target) => {
          const body = objects.get(target.replace(/\/$/, '/index.html'))
          return Promise.resolve({ status: body === undefined ? 404 : 200, headers: {}, body: Buffer.from(body ?? '') })
        },
      })
      const proxy = await startProxy({ hosts: {}, tunnels: { 'pr-7.example.test': [edge.port] } })
      try {
        const env = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: CERTIFICATE }
        const opened = await run('opened', PROVEN, {}, env)
        expect([opened.exitCode, opened.outputs.get('verified'), opened.outputs.get('stale')]).toEqual([0, '4', '[]'])
        expect(opened.log).toContain('4 of 4 purged URLs were answered at https://pr-7.example.test')
        await push({ 'public/docs/index.html': '3' })
        const pushed = await run('synchronize', PROVEN, {}, env)
        expect([pushed.exitCode, pushed.outputs.get('status'), pushed.outputs.get('stale')]).toEqual([
          1,
          'failed',
          '["https://pr-7.example.test/docs/index.html","https://pr-7.example.test/docs/"]',
        ])
        expect(comment()).toContain('❌ Failed')
        expect(pushed.summary).toContain('At the edge')
        expect(new Set(cloudfront.invalidations(id).at(-1)?.paths)).toEqual(
          new Set(['/pr-7/docs/', '/pr-7/docs/index.html']),
        )
      } finally {
        await proxy.close()
      }
    })
  })

  test('a warning says that a distribution of its own is not verified', async () => {
    await withPreview({}, async ({ run }) => {
      const opened = await run('opened', { ...SITE, verify: 'fail', 'dry-run': 'true' })
      expect([opened.exitCode, opened.log]).toEqual([
        0,
        expect.stringMatching(/::warning::.*verify.*`command: preview` without `distribution` the edge is not asked/),
      ])
    })
  })
})

test('an event without a pull request is told what to do', async () => {
  await withPreview({}, async ({ sweep }) => {
    const ended = await sweep({ command: 'preview' })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toMatch(
      /the event "schedule" is not about a pull request.*types: \[opened, reopened, synchronize, closed\]/s,
    )
  })
})

test('the name of a branch and of files bring nothing into the comment, the summary or the log', async () => {
  const changes = { 'public/<img src=x>@all/index.html': '1', 'public/::error::x.html': '1' }
  await withPreview({ changes }, async ({ github, run }) => {
    const ended = await run('opened', SITE, { branch: '`<script>alert(1)</script>`@everyone' })
    expect(ended.exitCode).toBe(0)
    expect(github.comments(7)[0]?.body).not.toMatch(/<img|<script|@|`/)
    expect(ended.summary).not.toMatch(/<img|<script/)
    expect(ended.log).not.toMatch(/^::error/m)
    expect(ended.log + ended.summary + (github.comments(7)[0]?.body ?? '')).not.toContain(github.token)
  })
})
