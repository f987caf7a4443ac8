import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { Difference } from './change.ts'
import { compareStructures } from './compare-structures.ts'
import { withOneCertificate } from './viewer-certificate.ts'

/**
 * Members that the file does not give return to CloudFront's default. Values that CloudFront fills in, echoes, repeats
 * or reorders are not differences.
 *
 * - `wanted`: the file's members of DistributionConfig
 * - `live`: CloudFront's whole DistributionConfig
 * - `shape`: the API's shape of DistributionConfig
 *
 * Changes are in the order of the API's members, list items in the file's order, with removed ones last.
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
