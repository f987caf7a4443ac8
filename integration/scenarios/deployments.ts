import assert from 'node:assert/strict'
import {
  SAMPLE_CONFIG,
  SAMPLE_REFERENCE,
  SAMPLE_TEMPLATE_YAML,
  SAMPLE_VARIABLES,
  SAMPLE_XML,
  SAMPLE_YAML,
} from '../../emulators/cloudfront/samples/distribution-sample.ts'
import { memberAt } from '../json.ts'
import type { RecordedRequest } from '../recording-proxy.ts'
import type { Purge, Workbench } from '../workbench.ts'
import type { Scenario } from './scenario.ts'

const FILE = 'infra/distribution.xml'

/** Without the reference and the alias, which only one distribution can have. */
const FREE_SAMPLE = SAMPLE_XML.replace(/<CallerReference>.*<\/CallerReference>/, '').replace(
  /<Aliases>.*<\/Aliases>/s,
  '',
)

/** The sample in other forms, by the file's name. */
const OTHER_FORMS = new Map([
  ['infra/distribution.json', JSON.stringify({ ...SAMPLE_CONFIG, CallerReference: SAMPLE_REFERENCE })],
  ['infra/distribution.yml', SAMPLE_YAML],
  ['infra/template.yml', SAMPLE_TEMPLATE_YAML],
])

/** What the AWS CLI must return: the members of the sample, in the API's form. */
const EXPECTED = {
  Aliases: { Quantity: 1, Items: ['www.example.com'] },
  DefaultRootObject: 'index.html',
  Comment: 'example comment',
  Logging: { Enabled: true, IncludeCookies: true, Bucket: 'myawslogbucket.s3.amazonaws.com', Prefix: 'example.com.' },
  PriceClass: 'PriceClass_All',
  Enabled: true,
}

/** Distributions are created, updated and destroyed from a file of the repository. */
export const deploymentScenarios: readonly Scenario[] = [
  {
    name: "the API's sample of 2012 is created, is unchanged in all file formats, and is updated after a change",
    run: async ({ bench, emulator }) => {
      const inputs = { command: 'deploy', name: 'sample', 'config-file': FILE, purge: '' }
      const [created] = await runOn(bench, SAMPLE_XML, inputs)
      assert.equal(created.run.outputs.get('change'), 'created', created.run.log)
      const id = created.run.outputs.get('distribution-id') ?? ''
      const config = await readConfig(bench, id)
      for (const [member, value] of Object.entries(EXPECTED)) assert.deepEqual(memberAt(config, member), value, member)
      assert.equal(memberAt(config, 'CallerReference'), SAMPLE_REFERENCE)

      if (emulator.keepsConfigurations) {
        for (const [file, text] of [[FILE, SAMPLE_XML] as const, ...OTHER_FORMS]) {
          const variables = Object.entries(SAMPLE_VARIABLES).map(([name, value]) => `${name}=${value}`)
          // Another file under the same name needs the ID of the distribution.
          const given = { ...inputs, distribution: id, 'config-file': file, variables: variables.join('\n') }
          const [again] = await runOn(bench, text, given)
          assert.equal(again.run.outputs.get('change'), 'unchanged', again.run.log)
          assert.deepEqual(
            changing(again.requests).filter((request) => !request.includes('/tagging')),
            [],
          )
        }
      }
      const changed = SAMPLE_XML.replace('example comment', 'another comment')
      const [updated] = await runOn(bench, changed, { ...inputs, distribution: id })
      assert.equal(updated.run.outputs.get('change'), 'updated', updated.run.log)
      assert.equal(updated.run.outputs.get('distribution-id'), id)
      assert.equal(memberAt(await readConfig(bench, id), 'Comment'), 'another comment')
    },
  },
  {
    name: 'a distribution is destroyed in two steps, and a third finds nothing',
    run: async ({ bench }) => {
      const named = { name: 'short-lived', 'config-file': FILE, purge: '' }
      const [created] = await runOn(bench, FREE_SAMPLE, { command: 'deploy', ...named })
      const id = created.run.outputs.get('distribution-id') ?? ''

      const runs = await runOn(bench, FREE_SAMPLE, { command: 'destroy', name: 'short-lived' }, 3)
      assert.deepEqual(
        runs.map(({ run }) => run.outputs.get('change')),
        ['disabled', 'deleted', 'none'],
        runs.map(({ run }) => run.log).join('\n'),
      )
      await assert.rejects(readConfig(bench, id), /NoSuchDistribution/)
    },
  },
  {
    name: 'a dry run creates nothing',
    run: async ({ bench }) => {
      const inputs = { command: 'deploy', name: 'planned', 'config-file': FILE, 'dry-run': 'true' }
      const [planned] = await runOn(bench, FREE_SAMPLE, inputs)
      assert.equal(planned.run.outputs.get('status'), 'planned')
      assert.deepEqual(changing(planned.requests), [])
      assert.match(planned.run.log, /\+ Comment: "example comment"/)
    },
  },
]

/** Runs the action in a repository with the configuration. Each run must succeed. */
async function runOn(
  bench: Workbench,
  configuration: string,
  inputs: Readonly<Record<string, string>>,
  runs = 1,
): Promise<readonly [Purge, ...Purge[]]> {
  const then = { [inputs['config-file'] ?? FILE]: configuration }
  const push = { first: { 'README.md': 'A site\n' }, then, inputs }
  const [first, ...others] = await bench.push(push, runs)
  assert.ok(first)
  for (const { run } of [first, ...others]) assert.equal(run.exitCode, 0, run.log)
  return [first, ...others]
}

async function readConfig(bench: Workbench, id: string): Promise<unknown> {
  return memberAt(await bench.aws.cloudfront('get-distribution-config', '--id', id), 'DistributionConfig')
}

/** The requests that change something. */
function changing(requests: readonly RecordedRequest[]): readonly string[] {
  return requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
}
