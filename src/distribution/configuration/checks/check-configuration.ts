import type { Place, ReportFault } from '../../../faults.ts'
import type { StructureShape } from '../../../cloudfront/config-shape.ts'
import type { DistributionFile } from '../normalising/distribution-file.ts'
import { formatPath, type ConfigPath } from '../../../cloudfront/config-value.ts'
import { checkAliases, checkCertificate, checkTrustedSigners, checkViewerMtls } from './viewers.ts'
import { checkCaching, checkForwardedValues, checkTtls } from './caching.ts'
import type { Check } from './check.ts'
import {
  checkComment,
  checkRootObject,
  checkStaging,
  checkWebAcl,
  checkGeoRestriction,
  checkLogging,
} from './distribution.ts'
import { checkErrorResponses } from './error-responses.ts'
import {
  checkFunctions,
  checkMethods,
  checkGrpc,
  checkPathPatterns,
  checkPolicies,
  checkTargetOrigins,
} from './behaviors.ts'
import { checkOriginGroups, checkOrigins, checkTimeouts } from './origins.ts'
import { checkQuotas } from './quotas.ts'
import { checkTags } from './tags.ts'
import { checkUniqueItems } from './unique-items.ts'

const CHECKS: readonly Check[] = [
  checkRootObject,
  checkComment,
  checkStaging,
  checkWebAcl,
  checkGeoRestriction,
  checkLogging,
  checkAliases,
  checkCertificate,
  checkViewerMtls,
  checkOrigins,
  checkTimeouts,
  checkOriginGroups,
  checkTargetOrigins,
  checkPathPatterns,
  checkPolicies,
  checkMethods,
  checkGrpc,
  checkCaching,
  checkForwardedValues,
  checkTtls,
  checkTrustedSigners,
  checkFunctions,
  checkErrorResponses,
  checkQuotas,
]

/** Reports what CloudFront certainly refuses; advises on what it may refuse. */
export function checkConfiguration(
  file: DistributionFile,
  {
    shape,
    report,
    advise,
  }: { readonly shape: StructureShape; readonly report: ReportFault; readonly advise: ReportFault },
): void {
  const passTo = (take: ReportFault) => (path: ConfigPath, text: string) => {
    take({ at: placeOf(path, file), message: `${formatPath(path)}: ${text}` })
  }
  const findings = { refuse: passTo(report), advise: passTo(advise) }
  for (const check of CHECKS) check({ path: [], members: file.config }, findings)
  checkUniqueItems({ ...file, shape }, findings)
  checkTags(file.tags, findings)
}

function placeOf(path: ConfigPath, { file, places }: Pick<DistributionFile, 'file' | 'places'>): Place {
  const at = places.get(formatPath(path))
  if (at !== undefined) return at
  return path.length === 0 ? { file } : placeOf(path.slice(0, -1), { file, places })
}
