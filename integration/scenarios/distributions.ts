import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadInvalidation } from '../aws-cli.ts'
import { startTokenIssuer } from '../token-issuer.ts'
import { posted, readList, type Scenario } from './scenario.ts'

/** Which distributions are purged, with which credentials, and which changes a deployment reports. */
export const distributionScenarios: readonly Scenario[] = [
  {
    name: 'a distribution is found by its alias, among several',
    run: async ({ bench, emulator }) => {
      const alias = `www.${emulator.name}.example.com`
      const wanted = await bench.aws.createDistribution({ aliases: [alias] })
      const other = await bench.aws.createDistribution({ aliases: [`other.${emulator.name}.example.com`] })
      const byId = await bench.aws.createDistribution({})
      const { run } = await bench.succeed({
        first: { 'public/unchanged.html': '' },
        then: { 'public/a.css': 'body {}\n' },
        inputs: { distribution: `${alias}\n${byId}`, root: 'public' },
      })

      const found = [...(await bench.aws.listInvalidations(wanted)), ...(await bench.aws.listInvalidations(byId))]
      assert.equal(found.length, 2)
      assert.deepEqual(readList(run, 'invalidation-ids').toSorted(), found.toSorted())
      assert.deepEqual(await bench.aws.listInvalidations(other), [])
    },
  },
  {
    name: 'a distribution that does not exist fails the step, and does not lose the others',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({})
      const [failed] = await bench.push({
        first: { 'public/unchanged.html': '' },
        then: { 'public/a.css': 'body {}\n' },
        inputs: { distribution: `E2NOSUCHDISTRO\n${distribution}`, root: 'public' },
      })

      assert.ok(failed)
      assert.equal(failed.run.exitCode, 1, failed.run.log)
      assert.match(failed.run.log, /^::error.*E2NOSUCHDISTRO/m)
      assert.match(failed.run.log, /NoSuchDistribution/)
      assert.equal(failed.run.outputs.get('status'), 'failed')
      const [invalidation] = await bench.readBack(distribution)
      assert.deepEqual(invalidation?.paths, ['/a.css'])
      assert.deepEqual(readList(failed.run, 'invalidation-ids'), [invalidation.id])
    },
  },
  {
    name: 'what `aws s3 sync` printed is what is purged, deleted objects included',
    run: async ({ bench, emulator }) => {
      const distribution = await bench.aws.createDistribution({})
      const bucket = `site-of-${emulator.name}`
      const { run } = await bench.succeed({
        first: { 'dist/unchanged.html': '', 'dist/old.css': 'body {}\n', 'dist/docs/index.html': '<h1>Docs</h1>\n' },
        then: { 'README.md': 'A site\n' },
        before: async ({ directory }) => {
          await bench.aws.s3(directory, 'mb', `s3://${bucket}`)
          await bench.aws.s3(directory, 'sync', 'dist', `s3://${bucket}`)
          await rm(join(directory, 'dist/old.css'))
          await writeFile(join(directory, 'dist/docs/index.html'), '<h1>Documentation</h1>\n')
          await writeFile(join(directory, 'dist/two words.html'), '<h1>Two</h1>\n')
          const printed = await bench.aws.s3(directory, 'sync', 'dist', `s3://${bucket}`, '--delete')
          await writeFile(join(directory, 'sync.log'), printed)
        },
        inputs: { distribution, root: 'dist', 'files-from': 'sync.log' },
      })

      const [invalidation] = await bench.readBack(distribution)
      const expected = ['/docs/', '/docs/index.html', '/old.css', '/two%20words.html']
      assert.deepEqual(invalidation?.paths.toSorted(), expected, run.log)
    },
  },
  {
    name: 'a role is assumed with the token of the job',
    run: async ({ bench, emulator, context }) => {
      const distribution = await bench.aws.createDistribution({})
      const role = `arn:aws:iam::${emulator.account}:role/purge`
      const issuer = await startTokenIssuer()
      context.after(issuer.stop)
      const { requests } = await bench.succeed({
        first: { 'public/unchanged.html': '' },
        then: { 'public/a.css': 'body {}\n' },
        inputs: { distribution, root: 'public', 'role-to-assume': role },
        env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', ...issuer.env },
      })

      const [assumed, ...others] = requests.filter(({ body }) => body.includes('AssumeRoleWithWebIdentity'))
      assert.ok(assumed)
      assert.deepEqual(others, [])
      const parameters = new URLSearchParams(assumed.body)
      assert.equal(parameters.get('RoleArn'), role)
      assert.equal(parameters.get('WebIdentityToken'), issuer.token)
      const [invalidation] = posted(requests)
      // STS returns temporary keys, which begin like this.
      assert.match(invalidation?.authorization ?? '', /Credential=ASIA/)
      assert.equal((await bench.aws.listInvalidations(distribution)).length, 1)
    },
  },
  {
    name: 'tenants of a multi-tenant distribution are purged by ID and by domain',
    needs: 'tenants',
    run: async ({ bench }) => {
      const distribution = await bench.aws.createDistribution({ tenants: true })
      const byId = await bench.aws.createTenant({ distribution, domain: 'one.example.com' })
      const byDomain = await bench.aws.createTenant({ distribution, domain: 'two.example.com' })
      const { run } = await bench.succeed({
        first: { 'public/unchanged.html': '' },
        then: { 'public/a.css': 'body {}\n' },
        inputs: { distribution: `${byId}\ntwo.example.com`, root: 'public', wait: 'true' },
      })

      const found: ReadInvalidation[] = []
      for (const tenant of [byId, byDomain]) {
        for (const id of await bench.aws.listTenantInvalidations(tenant))
          found.push(await bench.aws.getTenantInvalidation(tenant, id))
      }
      assert.deepEqual(
        found.map(({ paths }) => paths),
        [['/a.css'], ['/a.css']],
      )
      assert.deepEqual(readList(run, 'invalidation-ids').toSorted(), found.map(({ id }) => id).toSorted())
    },
  },
]
