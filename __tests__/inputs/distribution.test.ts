import { describe, expect, test } from '@jest/globals'
import { distributionShape } from '../../src/cloudfront/distribution-shape.ts'
import { InvalidInput } from '../../src/faults.ts'
import { checkIgnored } from '../../src/inputs/distribution.ts'
import { faultsOf, jobOf, readStep, type Given } from '../support/step.ts'

const DEPLOY = { command: 'deploy', name: 'production' }

async function deployOf(given: Given) {
  const { job } = await readStep({ ...given, inputs: { ...DEPLOY, ...given.inputs } })
  return jobOf(job, 'deploy').inputs
}

test('the defaults of deploy', async () => {
  expect(await deployOf({})).toEqual({
    name: 'production',
    distribution: undefined,
    configFile: undefined,
    configRef: 'auto',
    variables: new Map(),
    strict: true,
    wait: false,
    waitTimeout: 1_800_000,
    onWaitTimeout: 'fail',
    purge: 'auto',
    ignore: [],
    url: 'https://{domain}',
    dryRun: false,
  })
})

test('the defaults of destroy', async () => {
  const { job } = await readStep({ inputs: { command: 'destroy', name: 'production' } })
  expect(jobOf(job, 'destroy').inputs).toEqual({
    name: 'production',
    distribution: undefined,
    waitTimeout: 1_800_000,
    onWaitTimeout: 'fail',
    teardown: 'async',
    dryRun: false,
  })
})

test('ignored members are checked against the shape of a configuration, each at its line', async () => {
  const { ignore } = await deployOf({
    inputs: { ignore: 'WebACLId\n# ours\nWebAclId\nTags[team]\nOrigins[a].Nothing' },
  })
  const faults = (() => {
    try {
      return checkIgnored(ignore, distributionShape())
    } catch (error) {
      return error instanceof InvalidInput ? error.faults : []
    }
  })()
  expect(faults).toMatchObject([
    { at: { input: 'ignore', line: 3 }, message: expect.stringContaining('WebAclId') },
    { at: { input: 'ignore', line: 5 }, message: expect.stringContaining('Nothing') },
  ])
  expect(checkIgnored(ignore.slice(0, 1), distributionShape())).toEqual([[{ member: 'WebACLId', item: undefined }]])
})

test('a pull request names its distribution, unless the step does', async () => {
  const { job } = await readStep({ inputs: { command: 'deploy' }, pullRequest: 12 })
  expect(jobOf(job, 'deploy').inputs.name).toBe('pr-12')
  expect(await deployOf({ pullRequest: 12 })).toMatchObject({ name: 'production' })
})

describe('good values', () => {
  test.each<[string, string, object]>([
    ['config-file', 'infra/site.json', { configFile: 'infra/site.json' }],
    ['config-ref', 'base', { configRef: 'base' }],
    ['distribution', 'E2EXAMPLE', { distribution: 'E2EXAMPLE' }],
    ['distribution', '# ours\narn:aws:cloudfront::123456789012:distribution/E2', { distribution: 'E2' }],
    ['purge', 'auto', { purge: 'auto' }],
    ['purge', '', { purge: [] }],
    ['name', 'a', { name: 'a' }],
    ['name', 'feature_1.x-Y', { name: 'feature_1.x-Y' }],
    ['strict', 'false', { strict: false }],
    ['wait', 'true', { wait: true }],
    ['wait-timeout', '5m', { waitTimeout: 300_000 }],
    ['purge', '/ü\n#tag', { purge: ['/%C3%BC', '#tag'] }],
    ['purge', '', { purge: [] }],
    ['url', 'https://www.example.com', { url: 'https://www.example.com' }],
    ['dry-run', 'true', { dryRun: true }],
  ])('%s: %j', async (name, value, expected) => {
    expect(await deployOf({ inputs: { [name]: value } })).toMatchObject(expected)
  })

  test('variables', async () => {
    const { variables } = await deployOf({
      inputs: {
        variables:
          '# comment\nBUCKET=my bucket\n\nEMPTY=\nURL=a=b#c\nAWS::Region=eu-central-1\nBucket.DomainName=b.s3.amazonaws.com\nNetwork.Outputs.Name=n',
      },
    })
    expect([...variables]).toEqual([
      ['BUCKET', 'my bucket'],
      ['EMPTY', ''],
      ['URL', 'a=b#c'],
      ['AWS::Region', 'eu-central-1'],
      ['Bucket.DomainName', 'b.s3.amazonaws.com'],
      ['Network.Outputs.Name', 'n'],
    ])
  })
})

describe('wrong values', () => {
  test.each<[string, string, string]>([
    ['name', '-a', 'is not a valid distribution name'],
    ['name', 'a/b', 'is not a valid distribution name'],
    ['name', 'a'.repeat(65), 'up to 64 letters'],
    ['strict', 'yes', 'write `true` or `false`'],
    ['purge', 'a', 'starts with neither `/` nor `#`'],
    ['distribution', 'www.example.com', 'the ID or ARN of one distribution'],
    ['distribution', 'dt_1', 'the ID or ARN of one distribution'],
    ['distribution', 'E1\nE2', 'a list of 2 is not allowed here'],
    ['ignore', 'Cache Behaviors', 'is not a member of a configuration'],
    ['wait-timeout', '25h', 'a duration up to 24h'],
    ['variables', 'SECRET', 'write `KEY=value`'],
    ['variables', '1A=b', 'write `KEY=value`'],
    ['variables', 'AWS::=b', 'write `KEY=value`'],
    ['variables', 'AWS::Region: eu-central-1', 'write `KEY=value`'],
    ['variables', 'A.=b', 'write `KEY=value`'],
    ['variables', '=b', 'write `KEY=value`'],
    ['variables', 'A=1\nA=2', '`A` is given twice'],
  ])('%s: %j', async (name, value, message) => {
    const [fault, ...others] = await faultsOf({ inputs: { ...DEPLOY, [name]: value } })
    expect(others).toEqual([])
    expect(fault?.at).toMatchObject({ input: name })
    expect(fault?.message).toContain(message)
  })

  test('a malformed variable is not repeated, since it may be a secret', async () => {
    const [fault] = await faultsOf({ inputs: { ...DEPLOY, variables: 'pa$$word' } })
    expect(fault?.message).not.toContain('pa$$word')
  })

  test('an unknown command', async () => {
    const faults = await faultsOf({ inputs: { command: 'deply' } })
    expect(faults).toEqual([
      {
        at: { input: 'command' },
        message: '"deply" is not allowed; write one of `invalidate`, `deploy`, `destroy`, `preview`, `sweep`',
      },
    ])
  })

  test('outside of a pull request a name is required', async () => {
    for (const command of ['deploy', 'destroy']) {
      const faults = await faultsOf({ inputs: { command } })
      expect(faults).toEqual([{ at: { input: 'name' }, message: expect.stringContaining('give one') }])
    }
  })

  test('how a destruction is done', async () => {
    const [fault] = await faultsOf({ inputs: { command: 'destroy', name: 'a', teardown: 'now' } })
    expect(fault?.message).toContain('write one of `async`, `wait`')
  })
})
