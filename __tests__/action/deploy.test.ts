/** deploy and destroy as a user runs them: the built action as a process, a repository, and a strict CloudFront. */
import { expect, test } from '@jest/globals'
import { REPOSITORY } from '../../emulators/runner/push-event.ts'
import { CONFIG_FILE, configuration } from '../support/action/configuration.ts'
import { DEPLOY, DESTROY, withDeploy } from '../support/action/deploy-fixture.ts'
import { jsonOutput } from '../support/action/step-fixture.ts'

test('a distribution is created, left alone, planned, updated, purged and destroyed', async () => {
  await withDeploy({}, async ({ cloudfront, repository, run }) => {
    const created = await run(DEPLOY)
    expect(created.exitCode).toBe(0)
    const [held] = cloudfront.distributions()
    expect(Object.fromEntries(created.outputs)).toMatchObject({
      status: 'completed',
      change: 'created',
      'distribution-id': held?.id,
      'distribution-domain': held?.domainName,
      url: `https://${held?.domainName ?? ''}`,
      'invalidation-ids': '[]',
    })
    expect(held?.tags).toMatchObject({
      'cloudfront-action:repository': REPOSITORY,
      'cloudfront-action:repository-id': '1296269',
      'cloudfront-action:file': CONFIG_FILE,
      'cloudfront-action:name': 'production',
    })

    const unchanged = await run(DEPLOY)
    expect(unchanged.outputs.get('change')).toBe('unchanged')
    expect(jsonOutput(unchanged, 'paths')).toEqual([])

    await repository.commit({ [CONFIG_FILE]: configuration('two') })
    const planned = await run({ ...DEPLOY, 'dry-run': 'true' })
    expect(planned.outputs.get('status')).toBe('planned')
    expect(planned.log).toContain('~ Comment: "one" → "two"')
    expect(cloudfront.distributions()[0]?.config).toMatchObject({ Comment: 'one' })

    const updated = await run({ ...DEPLOY, purge: '' })
    expect(updated.outputs.get('change')).toBe('updated')
    expect(updated.summary).toContain('Comment')
    expect(cloudfront.distributions()[0]?.config).toMatchObject({ Comment: 'two' })

    expect((await run(DESTROY)).outputs.get('change')).toBe('disabled')
    expect(cloudfront.distributions()[0]).toMatchObject({ config: { Enabled: false, Aliases: { Quantity: 0 } } })
    expect((await run(DESTROY)).outputs.get('change')).toBe('deleted')
    expect(cloudfront.distributions()).toEqual([])
    const none = await run(DESTROY)
    expect(Object.fromEntries(none.outputs)).toMatchObject({ status: 'nothing-to-do', change: 'none' })
    expect(none.exitCode).toBe(0)
  })
})

test('everything that is wrong with the file is shown at its line, and nothing is sent', async () => {
  const text = configuration('one').replace('redirect-to-https', 'https').replace('Enabled:', 'Enable:')
  await withDeploy({ text }, async ({ cloudfront, run }) => {
    const { exitCode, log, outputs, summary } = await run(DEPLOY)
    expect(exitCode).toBe(1)
    expect(summary).toContain(`<td>${CONFIG_FILE}:2`)
    expect(log).toContain(`::error file=${CONFIG_FILE},line=2,`)
    expect(log).toContain(`::error file=${CONFIG_FILE},line=11,`)
    expect(log).toContain('use allow-all, https-only or redirect-to-https')
    expect(outputs.get('status')).toBe('failed')
    expect(cloudfront.requests).toEqual([])
  })
})

test('what only CloudFront can decide is a warning at its line', async () => {
  await withDeploy({}, async ({ run }) => {
    expect((await run(DEPLOY)).log).toMatch(new RegExp(`::warning file=${CONFIG_FILE},line=3,.*[Cc]ertificate`))
  })
})

test('the ID and the address are outputs before the deployment is waited for', async () => {
  await withDeploy({ deploymentMs: 600_000 }, async ({ cloudfront, runAndKill }) => {
    // List, create, read back, tag, and the first look whether it is deployed.
    const outputs = await runAndKill({ ...DEPLOY, wait: 'true' }, 6)
    const [held] = cloudfront.distributions()
    expect(outputs.get('distribution-id')).toBe(held?.id)
    expect(outputs.get('url')).toBe(`https://${held?.domainName ?? ''}`)
    expect(outputs.get('status')).toBeUndefined()
  })
})
