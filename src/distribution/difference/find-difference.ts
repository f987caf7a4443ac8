/** How a distribution differs from its file, and the update that ends it. */
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { Difference } from './change.ts'
import { compareStructures } from './compare-structures.ts'
import { withOneCertificate } from './viewer-certificate.ts'

/**
 * Compares what a file says with what CloudFront has. The file is the whole truth: what it gives is to be so, what it does not give
 * is to be at CloudFront's default. What CloudFront fills in, echoes, repeats or reorders is no difference.
 *
 * - `wanted`: the members of the API's DistributionConfig that the file gives.
 * - `live`: the whole DistributionConfig as CloudFront answers it.
 * - `shape`: that of the API's DistributionConfig.
 *
 * The update is what CloudFront has with the changes made, so that it holds all that the API demands in an update; of the certificate
 * it holds no echoes. Changes stand in the order of the API's members, items of a list in the file's order, removed ones last.
 */
export function findDifference({
  wanted,
  live,
  shape,
}: {
  readonly wanted: ConfigStructure
  readonly live: ConfigStructure
  readonly shape: StructureShape
}): Difference {
  const isMultiTenant = wanted['ConnectionMode'] === 'tenant-only'
  const sides = { wanted: withOneCertificate(wanted), live: withOneCertificate(live), shape }
  const { changes, value: update } = compareStructures(sides, { path: '', risk: undefined, isMultiTenant })
  return { changes, update }
}
