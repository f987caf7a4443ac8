/** A pull request's preview by a run that lacks credentials or permissions: the built action says which. */
import { describe, expect, test } from '@jest/globals'
import type { Scope } from '../../emulators/github/embedded-github.ts'
import { withPreview } from '../support/action/preview-fixture.ts'

const SITE = { root: 'public' }

describe('a run without credentials or permissions', () => {
  test.each([
    ['a fork', { fork: 'someone/site' }],
    ['Dependabot', { sender: 'dependabot[bot]' }],
  ])('of %s ends with one notice', async (_, event) => {
    await withPreview({}, async ({ cloudfront, github, run }) => {
      const ended = await run('opened', SITE, event)
      expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
      expect(ended.log.match(/^::(?:notice|warning|error)/gm)).toEqual(['::notice'])
      expect([cloudfront.requests, github.requests]).toEqual([[], []])
    })
  })

  test.each<[string, readonly Scope[], number]>([
    ['comments', ['contents', 'pull-requests', 'deployments: write'], 1],
    ['deployments', ['contents', 'pull-requests: write'], 1],
    ['anything', ['contents'], 3],
  ])('that may not write %s warns of the missing line, and deploys', async (_, scopes, warnings) => {
    await withPreview({ github: { scopes } }, async ({ run }) => {
      const ended = await run('opened', SITE)
      expect([ended.exitCode, ended.outputs.get('change')]).toEqual([0, 'created'])
      expect(ended.outputs.get('url')).toMatch(/^https:/)
      expect(ended.log.match(/^::warning.*The workflow or job needs `permissions: /gm)).toHaveLength(warnings)
    })
  })

  test('that may not look for the pull request of a workflow run is told the missing line', async () => {
    await withPreview({ github: { scopes: ['contents'] } }, async ({ cloudfront, runAfterWorkflow }) => {
      const ended = await runAfterWorkflow(SITE)
      expect(ended.exitCode).toBe(1)
      expect(ended.log).toMatch(/^::error::Looking for the pull request of .*HTTP 403/m)
      expect(ended.log).toContain('`permissions: { contents: read, pull-requests: read }`')
      expect(ended.log).not.toContain('fault of the action')
      expect(cloudfront.requests).toEqual([])
    })
  })

  test('that may not read pull requests sweeps nothing', async () => {
    await withPreview({ github: { scopes: ['contents'] } }, async ({ run, sweep, distributions }) => {
      await run('opened', SITE)
      const swept = await sweep()
      expect([swept.exitCode, swept.outputs.get('status')]).toEqual([1, 'failed'])
      expect(swept.log).toContain('`permissions: { contents: read, pull-requests: read }`')
      expect(distributions()).toHaveLength(1)
    })
  })

  test.each([
    ['cloudfront:CreateDistribution', 'opened'],
    ['cloudfront:ListDistributions', 'opened'],
    ['cloudfront:ListTagsForResource', 'opened'],
    ['cloudfront:TagResource', 'opened'],
    ['cloudfront:GetDistribution', 'opened'],
  ] as const)('that lacks %s is told so, in the comment, too', async (missing, action) => {
    const allow = ACTIONS.filter((one) => one !== missing)
    await withPreview({ cloudfront: { allow } }, async ({ run, comment }) => {
      const ended = await run(action, SITE)
      expect(ended.exitCode).toBe(1)
      expect(ended.log).toContain(missing)
      expect(comment()).toContain('❌ Failed')
    })
  })
})

const ACTIONS = [
  'cloudfront:CreateDistribution',
  'cloudfront:CreateInvalidation',
  'cloudfront:GetDistribution',
  'cloudfront:GetInvalidation',
  'cloudfront:ListDistributions',
  'cloudfront:ListTagsForResource',
  'cloudfront:TagResource',
  'cloudfront:UntagResource',
  'cloudfront:UpdateDistribution',
]
