/** A pull request's preview from opened to gone: the built action as a process, in both ways. */
import { describe, expect, test } from '@jest/globals'
import { configuration, CONFIG_FILE, withPreview } from '../support/action/preview-fixture.ts'

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
      expect(opened.log).toContain('The aliases www.example.com are not taken over into a preview')

      const sha = await push({ 'public/new.html': '1' })
      const pushed = await run('synchronize', SITE)
      expect([pushed.exitCode, pushed.outputs.get('paths')]).toEqual([0, '["/*"]'])
      expect(comment()).toContain(sha.slice(0, 7))
      expect(states()).toEqual([['in_progress', 'success']])

      github.changePullRequest(7, { state: 'closed' })
      const closed = await run('closed')
      expect([closed.exitCode, closed.outputs.get('change')]).toEqual([0, 'disabled'])
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
