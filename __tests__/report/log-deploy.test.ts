/** What deploy and destroy say: outputs, log and summary. */
import { describe, expect, test } from '@jest/globals'
import type { DeployResult } from '../../src/distribution/deploy/result.ts'
import { formatDeployOutputs } from '../../src/report/deploy-outputs.ts'
import { formatChange, logDeployResult, logPlan } from '../../src/report/log-deploy.ts'
import { changeOf, deploymentOf, DOMAIN } from '../support/report/deployments.ts'
import { recordLog } from '../support/report/record-log.ts'

const ORIGIN = { Id: 'a', CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x' }] } }

const PURGE = {
  paths: ['/*'],
  invalidations: [{ id: 'I1', status: 'in-progress' as const, paths: ['/*'] }],
  unposted: [],
  widenings: [],
}

function told(result: DeployResult) {
  return recordLog((log) => {
    if (result.changes.length > 0) logPlan(result.name, result, log)
    logDeployResult(result, log)
  })
}

describe('outputs', () => {
  test('of a distribution that was updated and purged', () => {
    const change = changeOf({ path: 'PriceClass', before: 'a', after: 'b', risk: 'slower' })
    const { result = '', ...outputs } = formatDeployOutputs(
      deploymentOf({ changes: [change], purge: PURGE }),
      'https://{domain}/',
    )
    const known = {
      status: 'completed',
      change: 'updated',
      'distribution-id': 'E1EXAMPLE',
      'distribution-arn': 'arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE',
      'distribution-domain': DOMAIN,
      'distribution-status': 'Deployed',
      url: `https://${DOMAIN}/`,
    }
    expect(outputs).toEqual({
      ...known,
      'invalidation-ids': '["I1"]',
      'invalidation-id': 'I1',
      paths: '["/*"]',
      'path-count': '1',
    })
    expect(JSON.parse(result)).toEqual({
      ...known,
      'invalidation-ids': ['I1'],
      paths: ['/*'],
      changes: [{ path: 'PriceClass', before: '"a"', after: '"b"', risk: 'slower' }],
      untaken: [],
      distributions: [
        {
          distribution: 'E1EXAMPLE',
          names: ['production'],
          paths: ['/*'],
          invalidations: [{ id: 'I1', status: 'in-progress', 'path-count': 1 }],
          'not-posted': [],
        },
      ],
    })
  })

  test('of what is only planned: there is no distribution to name', () => {
    const outputs = formatDeployOutputs(
      deploymentOf({ status: 'planned', change: 'created', distribution: undefined }),
      'https://{domain}',
    )
    expect(outputs).toMatchObject({ status: 'planned', change: 'created', paths: '[]', 'invalidation-id': '' })
    expect(outputs).not.toHaveProperty('distribution-id')
  })

  test('a deleted distribution has no address', () => {
    const { distribution } = deploymentOf()
    const result = deploymentOf({
      command: 'destroy',
      change: 'deleted',
      distribution: distribution && { ...distribution, status: 'deleted' },
    })
    expect(formatDeployOutputs(result, 'https://{domain}')).toMatchObject({ 'distribution-status': 'Deleted', url: '' })
  })
})

describe('a change in a line', () => {
  test.each([
    [changeOf({ path: 'Comment', before: 'a', after: 'b' }), '  ~ Comment: "a" → "b"'],
    [changeOf({ path: 'Enabled', before: true, after: false }), '  ~ Enabled: true → false'],
    [changeOf({ path: 'Aliases[a.example]', after: 'a.example' }), '  + Aliases[a.example]: "a.example"'],
    [
      changeOf({ path: 'Origins[a]', before: ORIGIN }),
      '  - Origins[a]: {"Id":"a","CustomHeaders":[{"HeaderName":"x"}]}',
    ],
    [
      changeOf({ path: 'Restrictions', before: { RestrictionType: 'none', Quantity: 0 } }),
      '  - Restrictions: {"RestrictionType":"none","Items":[]}',
    ],
    [
      changeOf({ path: 'PriceClass', before: 'x', after: 'y', isReset: true }),
      `  ~ PriceClass: "x" → "y" (not in the file: CloudFront's default)`,
    ],
    [
      changeOf({ path: 'HeaderValue', before: 'a', after: 'b', isSecret: true }),
      '  ~ HeaderValue: (secret) → (secret)',
    ],
  ])('%#', (change, line) => {
    expect(formatChange(change)).toBe(line)
  })

  test('a long value is cut', () => {
    expect(formatChange(changeOf({ path: 'Comment', after: 'x'.repeat(1000) })).length).toBeLessThan(330)
  })
})

describe('the log', () => {
  test('the plan, line by line, with what viewers may notice as a warning', () => {
    const changes = [
      changeOf({ path: 'Comment', before: 'a', after: 'b' }),
      changeOf({ path: 'Aliases[a]', before: 'a', risk: 'It answers no more.' }),
    ]
    expect(told(deploymentOf({ changes, cause: 'outside', purge: PURGE }))).toEqual({
      info: [
        'production, E1EXAMPLE: 2 differences to its file: the file is the same as at the last deployment, the distribution was changed outside of it.',
        '  ~ Comment: "a" → "b"',
        '  - Aliases[a]: "a"',
        'production, E1EXAMPLE: 0 to add, 1 to change, 1 to remove.',
        `production, E1EXAMPLE: was updated (${DOMAIN}).`,
        'production, E1EXAMPLE: invalidation I1, 1 path.',
      ],
      notice: [],
      warning: ['production, E1EXAMPLE: Aliases[a]: It answers no more.'],
      group: [],
    })
  })

  test('one warning for each kind of risk', () => {
    const changes = Array.from({ length: 7 }, (_, index) =>
      changeOf({ path: `Aliases[${index}]`, after: 'x', risk: 'R.' }),
    )
    expect(told(deploymentOf({ changes })).warning).toEqual([
      'production, E1EXAMPLE: Aliases[0], Aliases[1], Aliases[2], Aliases[3], Aliases[4] and 2 more: R.',
    ])
  })

  test('the purge that is due, and what CloudFront did not take', () => {
    const untaken = [changeOf({ path: 'HttpVersion', before: 'http2', after: 'http2and3' })]
    const { info, warning } = told(
      deploymentOf({ changes: [changeOf({ path: 'Comment', after: 'b' })], untaken, duePurge: ['/*'] }),
    )
    expect(info).toContain('production, E1EXAMPLE: /* is purged afterwards.')
    expect(warning).toEqual([
      'production, E1EXAMPLE: CloudFront did not take 1 value of the file: HttpVersion is "http2" instead of "http2and3".',
    ])
  })

  test('whose change each line is, where both have changed something', () => {
    const changes = [
      changeOf({ path: 'Comment', before: 'a', after: 'b', cause: 'file' }),
      changeOf({ path: 'Staging', before: true, after: false, cause: 'outside' }),
    ]
    expect(told(deploymentOf({ changes, cause: 'both' })).info).toEqual(
      expect.arrayContaining([
        'production, E1EXAMPLE: 2 differences to its file: the file changed, and so did the distribution outside of it.',
        `  ~ Comment: "a" → "b" (the file's change)`,
        '  ~ Staging: true → false (cannot be changed in place) (changed outside of the file)',
      ]),
    )
  })

  test('the plan of a creation, which has no ID yet', () => {
    const changes = [changeOf({ path: 'Comment', after: 'b' })]
    const { info } = told(deploymentOf({ changes, status: 'planned', change: 'created', distribution: undefined }))
    expect(info.slice(0, 2)).toEqual([
      'production: the distribution does not exist yet. Its file gives 1 value.',
      '  + Comment: "b"',
    ])
  })

  test('a long plan is folded', () => {
    const changes = Array.from({ length: 41 }, (_, index) => changeOf({ path: `Aliases[${index}]`, after: 'x' }))
    const { group } = told(deploymentOf({ changes, cause: 'file' }))
    expect(group).toEqual([
      ['production, E1EXAMPLE: 41 differences to its file, since the file changed.', expect.any(Array)],
    ])
  })

  const { distribution } = deploymentOf()
  const spreading = distribution && { ...distribution, status: 'in-progress' as const }
  test.each<[Partial<DeployResult>, string]>([
    [{ change: 'created', distribution: spreading }, `was created (${DOMAIN}), not deployed everywhere yet.`],
    [{ change: 'created', status: 'planned' }, 'would be created.'],
    [{ change: 'updated', status: 'planned' }, `would be updated (${DOMAIN}).`],
    [{ change: 'unchanged' }, `matches its file (${DOMAIN}).`],
    [{ change: 'disabled' }, `was disabled (${DOMAIN}); it is not deleted yet.`],
    [{ change: 'disabled', status: 'planned' }, `would be disabled (${DOMAIN}), and deleted later.`],
    [{ change: 'deleted' }, `was deleted (${DOMAIN}).`],
    [{ change: 'deleted', status: 'planned' }, `would be deleted (${DOMAIN}).`],
    [{ change: 'none', command: 'destroy' }, 'the distribution does not exist: nothing to destroy.'],
    [{ change: 'none' }, 'nothing was changed.'],
    [{ change: 'none', status: 'failed', problems: [{ message: 'x' }] }, 'nothing was changed; 1 problem.'],
  ])('%j', (given, sentence) => {
    expect(told(deploymentOf(given)).info).toContain(`production, E1EXAMPLE: ${sentence}`)
  })
})
