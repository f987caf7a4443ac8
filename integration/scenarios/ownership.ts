import assert from 'node:assert/strict'
import { SAMPLE_XML } from '../../emulators/cloudfront/samples/distribution-sample.ts'
import { listAt, memberAt, textAt } from '../json.ts'
import type { Purge, Workbench } from '../workbench.ts'
import type { Scenario } from './scenario.ts'

const FILE = 'infra/distribution.xml'

/** Without an alias, which only one distribution can have. */
const SAMPLE = SAMPLE_XML.replace(/<Aliases>.*<\/Aliases>/s, '')
const WITHOUT_REFERENCE = SAMPLE.replace(/<CallerReference>.*<\/CallerReference>/, '')
const withReference = (reference: string) =>
  SAMPLE.replace(/(?<=<CallerReference>).*(?=<\/CallerReference>)/, () => reference)

/** The ownership of distributions by their tags. */
export const ownershipScenarios: readonly Scenario[] = [
  {
    name: 'a CallerReference of the file under a second name makes a distribution of its own',
    needs: 'repeatedCreations',
    run: async ({ bench }) => {
      const text = withReference('given-in-the-file')
      const first = await deploy(bench, text, { name: 'first' })
      const held = await readTags(bench, idOf(first))
      const second = await deploy(bench, text, { name: 'second' })
      assert.equal(second.run.outputs.get('change'), 'created', second.run.log)
      assert.notEqual(idOf(second), idOf(first))
      assert.match(second.run.log, new RegExp(`given-in-the-file belongs to distribution ${idOf(first)}`))
      assert.deepEqual(await readTags(bench, idOf(first)), held)
    },
  },
  {
    name: 'a CallerReference that an unmanaged distribution has is refused with the lines that take it over',
    needs: 'repeatedCreations',
    run: async ({ bench }) => {
      const text = withReference('given-and-lost')
      const id = idOf(await deploy(bench, text, { name: 'given' }))
      await removeTags(bench, id)
      for (const inputs of [{ 'dry-run': 'true' }, {}]) {
        const { run } = await push(bench, text, { name: 'heir', ...inputs })
        assert.equal(run.exitCode, 1, run.log)
        assert.match(run.log, new RegExp(`belongs to distribution ${id}, which this action does not manage`))
        assert.match(run.log, new RegExp(`distribution: ${id}`))
      }
      assert.deepEqual(await readTags(bench, id), new Map())
    },
  },
  {
    name: 'a distribution whose tags somebody removed is named, not written to, and taken back on purpose',
    needs: 'repeatedCreations',
    run: async ({ bench }) => {
      const id = idOf(await deploy(bench, WITHOUT_REFERENCE, { name: 'untagged' }))
      await removeTags(bench, id)
      const { run: refused } = await push(bench, WITHOUT_REFERENCE, { name: 'untagged' })
      assert.equal(refused.exitCode, 1, refused.log)
      assert.match(refused.log, new RegExp(`distribution: ${id}`))
      assert.deepEqual(await readTags(bench, id), new Map())

      const { run: destroyed } = await push(bench, WITHOUT_REFERENCE, { name: 'untagged' }, 'destroy')
      assert.equal(destroyed.outputs.get('change'), 'none', destroyed.log)

      const adopted = await deploy(bench, WITHOUT_REFERENCE, { name: 'untagged', distribution: id })
      assert.equal(adopted.run.outputs.get('change'), 'adopted', adopted.run.log)
      const again = await deploy(bench, WITHOUT_REFERENCE, { name: 'untagged' })
      assert.equal(again.run.outputs.get('change'), 'unchanged', again.run.log)
      assert.equal(idOf(again), id)
    },
  },
  {
    name: 'a distribution made by hand is taken over after a plan, and destroyed only then',
    run: async ({ bench }) => {
      const id = await bench.aws.createDistribution({})
      const inputs = { name: 'by-hand', distribution: id }
      const { run: refused } = await push(bench, WITHOUT_REFERENCE, inputs, 'destroy')
      assert.equal(refused.exitCode, 1, refused.log)
      assert.match(refused.log, new RegExp(`${id} is not \`by-hand\` of this repository`))

      const { run: planned } = await deploy(bench, WITHOUT_REFERENCE, { ...inputs, 'dry-run': 'true' })
      assert.equal(planned.outputs.get('change'), 'adopted', planned.log)
      assert.match(planned.log, /example comment/)
      assert.deepEqual(await readTags(bench, id), new Map())

      const { run: adopted } = await deploy(bench, WITHOUT_REFERENCE, inputs)
      assert.equal(adopted.outputs.get('change'), 'adopted', adopted.log)
      assert.equal((await readTags(bench, id)).get('cloudfront-action:name'), 'by-hand')

      const { run: destroyed } = await push(bench, WITHOUT_REFERENCE, inputs, 'destroy')
      assert.equal(destroyed.outputs.get('change'), 'disabled', destroyed.log)
    },
  },
]

/** Must succeed. */
async function deploy(bench: Workbench, text: string, inputs: Readonly<Record<string, string>>): Promise<Purge> {
  const deployed = await push(bench, text, inputs)
  assert.equal(deployed.run.exitCode, 0, deployed.run.log)
  return deployed
}

async function push(
  bench: Workbench,
  text: string,
  inputs: Readonly<Record<string, string>>,
  command = 'deploy',
): Promise<Purge> {
  const file = command === 'deploy' ? { 'config-file': FILE, purge: '' } : {}
  const [purge] = await bench.push({
    first: { 'README.md': 'A site\n' },
    then: { [FILE]: text },
    inputs: { command, ...file, ...inputs },
  })
  assert.ok(purge)
  return purge
}

function idOf({ run }: Purge): string {
  return run.outputs.get('distribution-id') ?? ''
}

async function readTags(bench: Workbench, id: string): Promise<ReadonlyMap<string, string>> {
  const listed = await bench.aws.cloudfront('list-tags-for-resource', '--resource', await arnOf(bench, id))
  const tags = listAt(listed, 'Tags', 'Items')
  return new Map(tags.map((tag) => [textAt(tag, 'Key'), textAt(tag, 'Value')]))
}

async function removeTags(bench: Workbench, id: string): Promise<void> {
  const keys = [...(await readTags(bench, id)).keys()]
  const resource = await arnOf(bench, id)
  await bench.aws.cloudfront('untag-resource', '--resource', resource, '--tag-keys', `Items=${keys.join(',')}`)
}

async function arnOf(bench: Workbench, id: string): Promise<string> {
  return textAt(memberAt(await bench.aws.cloudfront('get-distribution', '--id', id), 'Distribution'), 'ARN')
}
