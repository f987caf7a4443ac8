import { describe, expect, test } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, matchesGlob } from 'node:path'
import { startCloudFront, type RecordedRequest } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { resourceArn } from '../../emulators/cloudfront/permissions.ts'
import { CREDENTIALS, runAction, type StepRun } from '../../emulators/runner/run-action.ts'
import { codesIn } from '../support/docs/markdown.ts'
import { readPage } from '../support/docs/pages.ts'
import { readPolicy } from '../support/docs/policy.ts'

type Statement = { readonly Sid: string; readonly Action: string | readonly string[]; readonly Resource: string }

const ACCOUNT_ID = '123456789012'
const DISTRIBUTION = 'E2EXAMPLE1ABCD'
const TENANT = 'dt_EXAMPLE'

const STATEMENTS = await readStatements()

/** What a step is asked for, and the statements that it needs and no others. */
const USES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['a distribution', { distribution: DISTRIBUTION, paths: '/a' }, ['Purge']],
  ['waiting for one invalidation', { distribution: DISTRIBUTION, paths: '/a', wait: 'true' }, ['Purge', 'Wait']],
  [
    'waiting for several invalidations',
    { distribution: DISTRIBUTION, paths: '/a\n/b', wait: 'true', 'batch-size': '1' },
    ['Purge', 'Wait'],
  ],
  ['a host name', { distribution: 'www.example.com', paths: '/a' }, ['HostNames', 'Purge']],
  ['a tenant', { distribution: TENANT, paths: '/a' }, ['PurgeTenants']],
  [
    "a tenant's host name",
    { distribution: 'shop.example.com', paths: '/a' },
    ['HostNames', 'TenantHostNames', 'PurgeTenants'],
  ],
  [
    'waiting for invalidations of a tenant',
    { distribution: TENANT, paths: '/a\n/b', wait: 'true', 'batch-size': '1' },
    ['PurgeTenants', 'WaitForTenants'],
  ],
]

describe.each(USES)('%s', (_, inputs, needed) => {
  test.concurrent(`is allowed by ${needed.join(', ')}`, async () => {
    const { run, requests } = await purge(inputs, needed)

    expect(run.log).not.toContain('::error::')
    expect(run.outputs.get('status')).toBe('wait' in inputs ? 'completed' : 'in-progress')
    expect(requests.filter((request) => !isForResource(request))).toEqual([])
  })

  test.concurrent.each(needed)('fails without %s, and names the action that is missing', async (left) => {
    const { run } = await purge(
      inputs,
      needed.filter((sid) => sid !== left),
    )

    expect(run.outputs.get('status')).toBe('failed')
    expect(actionsOf([left]).some((action) => run.log.includes(`Allow the role \`${action}\``))).toBe(true)
  })
})

test('the warning of cache tags needs CacheTagWarning, and nothing else does', async () => {
  const inputs = { distribution: DISTRIBUTION, paths: '#product:tv' }
  const warned = await purge(inputs, ['Purge', 'CacheTagWarning'])
  const silent = await purge(inputs, ['Purge'])

  expect(warned.run.log).toContain('has no CacheTagConfig')
  expect(silent.run.log).not.toContain('has no CacheTagConfig')
  expect([warned.run.exitCode, silent.run.exitCode]).toEqual([0, 0])
})

test("the README's statement allows what Purge and Wait allow, and nothing else", () => {
  const [block] = readPage('README.md').blocks.filter(({ language }) => language === 'json')
  const { Statement } = JSON.parse(block?.text ?? '') as { readonly Statement: readonly [Statement] }

  expect(Statement).toEqual([
    { Effect: 'Allow', Action: expect.anything(), Resource: STATEMENTS.get('Purge')?.Resource },
  ])
  expect([Statement[0].Action].flat().sort()).toEqual([...actionsOf(['Purge', 'Wait'])].sort())
})

test('the table explains each statement of the policy', () => {
  const explained = readPage('docs/iam/README.md')
    .sectionOf('The statements of purge.json')
    .tables[0]?.rows.map(([sid = '']) => codesIn(sid)[0])

  expect(explained).toEqual([...STATEMENTS.keys()])
})

/** Runs the action with what some of the policy's statements allow. */
async function purge(inputs: Readonly<Record<string, string>>, sids: readonly string[]) {
  const service = await startCloudFront({ completionMs: 50, allow: actionsOf(sids) })
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  try {
    service.addDistribution({ id: DISTRIBUTION, aliases: ['www.example.com'] })
    service.addTenant({ id: TENANT, distributionId: DISTRIBUTION, domains: ['shop.example.com'] })
    const run: StepRun = await runAction({
      workspace,
      event: { name: 'workflow_dispatch', payload: {}, sha: 'a'.repeat(40) },
      inputs,
      env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: service.url },
    })
    return { run, requests: service.requests }
  } finally {
    await service.close()
    await rm(workspace, { recursive: true })
  }
}

/** Whether the statement that allows a request's action is for the request's resource, where the URL names one. */
function isForResource({ operation = '', method, path }: RecordedRequest): boolean {
  const arn = resourceArn(method, new URL(path, 'http://127.0.0.1'), ACCOUNT_ID)
  const statement = [...STATEMENTS.values()].find(({ Sid }) => actionsOf([Sid]).includes(`cloudfront:${operation}`))
  return statement !== undefined && (arn === '*' || matchesGlob(arn, statement.Resource))
}

function actionsOf(sids: readonly string[]): readonly string[] {
  return sids.flatMap((sid) => STATEMENTS.get(sid)?.Action ?? [])
}

async function readStatements(): Promise<ReadonlyMap<string, Statement>> {
  const { Statement } = (await readPolicy('purge')) as unknown as { readonly Statement: readonly Statement[] }
  return new Map(Statement.map((statement) => [statement.Sid, statement]))
}
