import { InvalidViewerCertificate$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../../protocol/service-error.ts'
import { faultOfCertificate } from '../../../../src/distribution/configuration/values/arns.ts'
import {
  faultOfCertificates,
  SSL_WITH_SNI,
  SUPPORT_MISSING,
} from '../../../../src/distribution/configuration/values/combinations.ts'
import { faultOfAlias } from '../../../../src/distribution/configuration/values/host-names.ts'
import { invalidArgument, refusal } from '../refusals.ts'
import { refuseRepetition } from './check-repetitions.ts'
import { itemsOf, type Configuration } from './configuration.ts'
import { isUnfilled } from './unfilled.ts'

const MOST_ALIASES = 100
const LONGEST_ALIAS = 253
const ALIAS = /^(?:\*|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i
const ACM_ARN = /^arn:(?:aws:acm:us-east-1|aws-cn:acm:cn-[\w-]+):\d{12}:certificate\/(?![Xx][Xx-]*$)[\w-]+$/
const CNAME_WRONG = 'The parameter CNAME contains one or more parameters that are not valid.'

export function checkAliases(config: Configuration): void {
  const aliases = itemsOf(config.Aliases)
  if (aliases.length > MOST_ALIASES) throw refusal('TooManyDistributionCNAMEs')
  const wrong = aliases.find((alias) => alias.length > LONGEST_ALIAS || !ALIAS.test(alias) || isUnfilled(alias))
  if (wrong !== undefined) throw invalidArgument(CNAME_WRONG, faultOfAlias(wrong))
  refuseRepetition(
    'CNAME',
    aliases.map((alias) => alias.toLowerCase()),
    invalidArgument(CNAME_WRONG),
  )
}

/** Takes the configuration before it is filled in, because afterwards it has one certificate. */
export function checkOneCertificate({ ViewerCertificate: given = {} }: Configuration): void {
  const { ACMCertificateArn, CloudFrontDefaultCertificate, IAMCertificateId } = given
  const members = [
    ...(ACMCertificateArn === undefined ? [] : ['ACMCertificateArn']),
    ...(IAMCertificateId === undefined ? [] : ['IAMCertificateId']),
    ...(CloudFrontDefaultCertificate === true ? ['CloudFrontDefaultCertificate'] : []),
  ]
  if (members.length > 1) {
    throw new ServiceError(
      InvalidViewerCertificate$,
      `Exactly one of [AcmCertificateArn,CloudFrontDefaultCertificate,IamCertificateId] needs to be specified: ${faultOfCertificates(members)}`,
    )
  }
}

export function checkCertificate(config: Configuration, requireForAliases: boolean): void {
  const { ACMCertificateArn, CloudFrontDefaultCertificate, MinimumProtocolVersion, SSLSupportMethod } =
    config.ViewerCertificate ?? {}
  if (CloudFrontDefaultCertificate === true) {
    if (requireForAliases && itemsOf(config.Aliases).length > 0) throw certificateMissing()
    return
  }
  if (SSLSupportMethod === undefined) {
    throw invalidArgument('The parameter SSLSupportMethod is required.', SUPPORT_MISSING)
  }
  if (ACMCertificateArn !== undefined && (!ACM_ARN.test(ACMCertificateArn) || isUnfilled(ACMCertificateArn)))
    throw refusal('InvalidViewerCertificate', faultOfCertificate(ACMCertificateArn))
  if (SSLSupportMethod === 'sni-only' && MinimumProtocolVersion === 'SSLv3')
    throw refusal('InvalidProtocolSettings', SSL_WITH_SNI)
}

function certificateMissing(): ServiceError {
  return new ServiceError(
    InvalidViewerCertificate$,
    'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name. For more details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements',
  )
}
