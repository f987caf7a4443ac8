import { expect, test } from '@jest/globals'
import { CreateInvalidationCommand, GetInvalidationCommand } from '@aws-sdk/client-cloudfront'
import fc from 'fast-check'
import { batchOf, DISTRIBUTION, withCloudFront } from '../../support/emulators/cloudfront/fixture.ts'

const PLAIN = Array.from("!$&'()+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
const IN_TAG = Array.from({ length: 126 - 33 + 1 }, (_, index) => String.fromCharCode(33 + index)).filter(
  (each) => !',*'.includes(each),
)

const encoded = fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
const path = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PLAIN) }, encoded), { maxLength: 60 }),
    fc.constantFrom('', '*'),
  )
  .map(([parts, end]) => `/${parts.join('')}${end}`)
const tag = fc.array(fc.constantFrom(...IN_TAG), { minLength: 1, maxLength: 256 }).map((parts) => `#${parts.join('')}`)
const paths = fc.array(fc.oneof({ weight: 4, arbitrary: path }, tag), { minLength: 1, maxLength: 60 })
const callerReference = fc.string({
  minLength: 1,
  maxLength: 100,
  unit: fc.constantFrom(...PLAIN, '<', '>', '"', '%', 'é', '€', '𝄞'),
})

test('any list of valid paths comes back as it was sent', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(paths, callerReference, async (items, reference) => {
        count += 1
        const unique = `${count} ${reference}`
        const made = await client.send(new CreateInvalidationCommand(batchOf(unique, items)))
        const { Invalidation } = await client.send(
          new GetInvalidationCommand({ DistributionId: DISTRIBUTION, Id: made.Invalidation?.Id }),
        )
        const batch = { CallerReference: unique, Paths: { Quantity: items.length, Items: items } }
        expect(made.Invalidation?.InvalidationBatch).toEqual(batch)
        expect(Invalidation?.InvalidationBatch).toEqual(batch)
        expect(server.invalidations(DISTRIBUTION).at(-1)).toMatchObject({ paths: items, callerReference: unique })
        expect(server.requests.at(-2)?.input).toEqual({ DistributionId: DISTRIBUTION, InvalidationBatch: batch })
      }),
      { numRuns: 100 },
    )
  })
})
