import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { Difference } from './change.ts'
import { compareStructures } from './compare-structures.ts'
import { withOneCertificate } from './viewer-certificate.ts'

/**
 * Members that the file does not give return to CloudFront's default. What CloudFront fills in, repeats or reorders is
 * not a difference. Changes are in the order of the API's members and the file's items; removed items come last.
 * `wanted` and `live` are members of DistributionConfig, `shape` is its shape.
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
