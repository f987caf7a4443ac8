/** The service's rules beyond the schema. Every policy, function, certificate and bucket counts as existing. */

import { invalidArgument, refusal } from '../refusals.ts'
import { checkAliases, checkCertificate, checkOneCertificate } from './check-aliases.ts'
import { checkBehaviors } from './check-behaviors.ts'
import { checkErrorResponses } from './check-error-responses.ts'
import { checkOriginGroups, checkOrigins } from './check-origins.ts'
import { itemsOf, type Configuration } from './configuration.ts'
import { fillIn } from './fill-in.ts'

/** As the service does today, but not in 2012. */
export type ConfigurationRules = { readonly requireCertificateForAliases: boolean }

const LONGEST_REFERENCE = 128
const LONGEST_COMMENT = 128
const LONGEST_ROOT_OBJECT = 255
const ROOT_OBJECT = /^[\w.*$/~"'&-]*$/
const COUNTRY = /^[A-Z]{2}$/
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\.s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/
/** The ID of a classic web ACL, or the ARN of a global one. */
const WEB_ACL = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/.+)$/

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
  return config
}

function checkTexts({ CallerReference, Comment, DefaultRootObject = '', WebACLId = '' }: Configuration): void {
  if (CallerReference === '') throw invalidArgument('The parameter CallerReference is required.')
  if (CallerReference.length > LONGEST_REFERENCE) throw invalidArgument('The parameter CallerReference is too big.')
  if (Comment.length > LONGEST_COMMENT) throw invalidArgument('The parameter Comment is too big.')
  if (
    DefaultRootObject.startsWith('/') ||
    DefaultRootObject.length > LONGEST_ROOT_OBJECT ||
    !ROOT_OBJECT.test(DefaultRootObject)
  ) {
    throw refusal('InvalidDefaultRootObject')
  }
  if (WebACLId !== '' && !WEB_ACL.test(WebACLId)) throw refusal('InvalidWebACLId')
}

function checkLogging({ Logging: logging }: Configuration): void {
  const { Enabled = false, Bucket = '' } = logging ?? {}
  if (Enabled && !BUCKET.test(Bucket)) {
    throw invalidArgument('The parameter Logging Bucket does not refer to a valid S3 bucket.')
  }
}

function checkRestrictions({ Restrictions: restrictions }: Configuration): void {
  const geo = restrictions?.GeoRestriction
  const countries = itemsOf(geo)
  const isRestricted = geo !== undefined && geo.RestrictionType !== 'none'
  if (isRestricted !== countries.length > 0) throw refusal('InvalidGeoRestrictionParameter')
  if (!countries.every((country) => COUNTRY.test(country))) throw refusal('InvalidLocationCode')
}

function checkViewerMtls({ ViewerMtlsConfig: mtls }: Configuration): void {
  if (mtls?.Mode === 'required' && (mtls.TrustStoreConfig?.TrustStoreId ?? '') === '')
    throw invalidArgument('The parameter ViewerMtlsConfig is not valid: the trust store is missing.')
}
