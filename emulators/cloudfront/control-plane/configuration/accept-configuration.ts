/** The service's rules beyond the schema. Every policy, function, certificate and bucket counts as existing. */

import { WORKFLOW_EXPRESSION } from '../../../../src/distribution/configuration/reading/variables.ts'
import { faultOfWebAcl } from '../../../../src/distribution/configuration/values/arns.ts'
import { faultOfComment, faultOfCountry } from '../../../../src/distribution/configuration/values/codes.ts'
import { STORE_MISSING } from '../../../../src/distribution/configuration/values/combinations.ts'
import { faultOfLogBucket } from '../../../../src/distribution/configuration/values/host-names.ts'
import { faultOfRootObject } from '../../../../src/distribution/configuration/values/paths.ts'
import { invalidArgument, refusal, refuseFault } from '../refusals.ts'
import { checkAliases, checkCertificate, checkOneCertificate } from './check-aliases.ts'
import { checkBehaviors } from './check-behaviors.ts'
import { checkErrorResponses } from './check-error-responses.ts'
import { checkOriginGroups, checkOrigins } from './check-origins.ts'
import { checkRepetitions } from './check-repetitions.ts'
import { itemsOf, type Configuration } from './configuration.ts'
import { fillIn } from './fill-in.ts'

/** As the service does today, but not in 2012. */
export type ConfigurationRules = { readonly requireCertificateForAliases: boolean }

const LONGEST_REFERENCE = 128
export function acceptConfiguration(given: Configuration, rules: ConfigurationRules): Configuration {
  checkExpressions(given)
  checkOneCertificate(given)
  const config = fillIn(given)
  checkTexts(config)
  checkAliases(config)
  checkCertificate(config, rules.requireCertificateForAliases)
  checkOrigins(config.Origins.Items)
  checkOriginGroups(config)
  checkBehaviors(config)
  checkErrorResponses(itemsOf(config.CustomErrorResponses))
  checkLogging(config)
  checkRestrictions(config)
  checkViewerMtls(config)
  checkRepetitions(config)
  return config
}

function checkTexts({ CallerReference, Comment, DefaultRootObject = '', WebACLId = '' }: Configuration): void {
  if (CallerReference === '') throw invalidArgument('The parameter CallerReference is required.')
  if (CallerReference.length > LONGEST_REFERENCE) throw invalidArgument('The parameter CallerReference is too big.')
  refuseFault(faultOfComment(Comment), (words) => invalidArgument('The parameter Comment is too big.', words))
  refuseFault(faultOfRootObject(DefaultRootObject), (words) => refusal('InvalidDefaultRootObject', words))
  if (WebACLId !== '') refuseFault(faultOfWebAcl(WebACLId), (words) => refusal('InvalidWebACLId', words))
}

function checkLogging({ Logging: logging }: Configuration): void {
  const { Enabled = false, Bucket = '' } = logging ?? {}
  const fault = Enabled ? faultOfLogBucket(Bucket) : undefined
  refuseFault(fault, (words) =>
    invalidArgument('The parameter Logging Bucket does not refer to a valid S3 bucket.', words),
  )
}

function checkRestrictions({ Restrictions: restrictions }: Configuration): void {
  const geo = restrictions?.GeoRestriction
  const countries = itemsOf(geo)
  const isRestricted = geo !== undefined && geo.RestrictionType !== 'none'
  if (isRestricted !== countries.length > 0) throw refusal('InvalidGeoRestrictionParameter')
  for (const country of countries)
    refuseFault(faultOfCountry(country), (words) => refusal('InvalidLocationCode', words))
}

function checkViewerMtls({ ViewerMtlsConfig: mtls }: Configuration): void {
  if (mtls?.Mode === 'required' && (mtls.TrustStoreConfig?.TrustStoreId ?? '') === '')
    throw invalidArgument('The parameter ViewerMtlsConfig is not valid.', STORE_MISSING)
}

/** CloudFront itself takes it as text. */
function checkExpressions(value: unknown): void {
  if (typeof value === 'string' && value.includes('${{')) throw invalidArgument(WORKFLOW_EXPRESSION)
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(checkExpressions)
}
