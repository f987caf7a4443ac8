/** The service's rules beyond the schema. Every policy, function, certificate and bucket counts as existing. */

import { faultOfWebAcl } from '../../../../src/distribution/configuration/values/arns.ts'
import { faultOfComment, faultOfCountry } from '../../../../src/distribution/configuration/values/codes.ts'
import { STORE_MISSING } from '../../../../src/distribution/configuration/values/combinations.ts'
import { faultOfLogBucket } from '../../../../src/distribution/configuration/values/host-names.ts'
import { faultOfRootObject } from '../../../../src/distribution/configuration/values/paths.ts'
import { invalidArgument, refusal } from '../refusals.ts'
import { checkAliases, checkCertificate, checkOneCertificate } from './check-aliases.ts'
import { checkBehaviors } from './check-behaviors.ts'
import { checkErrorResponses } from './check-error-responses.ts'
import { checkOriginGroups, checkOrigins } from './check-origins.ts'
import { checkRepetitions } from './check-repetitions.ts'
import { itemsOf, type Configuration } from './configuration.ts'
import { isCountry } from './countries.ts'
import { fillIn } from './fill-in.ts'
import { isUnfilled } from './unfilled.ts'

/** As the service does today, but not in 2012. */
export type ConfigurationRules = { readonly requireCertificateForAliases: boolean }

const LONGEST_REFERENCE = 128
const LONGEST_COMMENT = 128
const LONGEST_ROOT_OBJECT = 255
const ROOT_OBJECT = /^[\w.*$/~"'&-]*$/
const LOG_BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\.s3(?:[.-](?!website)[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/
/** The ID of a classic web ACL, or the ARN of a global one. */
const WEB_ACL =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|arn:(?:aws:wafv2:us-east-1|aws-cn:wafv2:cn-[\w-]+):\d{12}:global\/webacl\/[^/\s]+\/[\w-]+)$/

export function acceptConfiguration(given: Configuration, rules: ConfigurationRules): Configuration {
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
  // An emoji is one character.
  if (Array.from(Comment).length > LONGEST_COMMENT)
    throw invalidArgument('The parameter Comment is too big.', faultOfComment(Comment))
  if (
    DefaultRootObject.startsWith('/') ||
    DefaultRootObject.length > LONGEST_ROOT_OBJECT ||
    !ROOT_OBJECT.test(DefaultRootObject)
  ) {
    throw refusal('InvalidDefaultRootObject', faultOfRootObject(DefaultRootObject))
  }
  if (WebACLId !== '' && (!WEB_ACL.test(WebACLId) || isUnfilled(WebACLId)))
    throw refusal('InvalidWebACLId', faultOfWebAcl(WebACLId))
}

function checkLogging({ Logging: logging }: Configuration): void {
  const { Enabled = false, Bucket = '' } = logging ?? {}
  if (Enabled && (!LOG_BUCKET.test(Bucket) || isUnfilled(Bucket))) {
    throw invalidArgument('The parameter Logging Bucket does not refer to a valid S3 bucket.', faultOfLogBucket(Bucket))
  }
}

function checkRestrictions({ Restrictions: restrictions }: Configuration): void {
  const geo = restrictions?.GeoRestriction
  const countries = itemsOf(geo)
  const isRestricted = geo !== undefined && geo.RestrictionType !== 'none'
  if (isRestricted !== countries.length > 0) throw refusal('InvalidGeoRestrictionParameter')
  const wrong = countries.find((country) => !isCountry(country))
  if (wrong !== undefined) throw refusal('InvalidLocationCode', faultOfCountry(wrong))
}

function checkViewerMtls({ ViewerMtlsConfig: mtls }: Configuration): void {
  if (mtls?.Mode === 'required' && (mtls.TrustStoreConfig?.TrustStoreId ?? '') === '')
    throw invalidArgument('The parameter ViewerMtlsConfig is not valid.', STORE_MISSING)
}
