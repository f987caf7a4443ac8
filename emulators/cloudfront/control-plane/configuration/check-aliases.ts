import { InvalidViewerCertificate$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../../protocol/service-error.ts'
import { invalidArgument, refusal } from '../refusals.ts'
import { itemsOf, type Configuration } from './configuration.ts'

const MOST_ALIASES = 100
const LONGEST_ALIAS = 253
const ALIAS = /^(?:\*|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i
const ACM_ARN = /^arn:aws(?:-cn)?:acm:us-east-1:\d{12}:certificate\/[\w-]+$/

export function checkAliases(config: Configuration): void {
  const aliases = itemsOf(config.Aliases)
  if (aliases.length > MOST_ALIASES) throw refusal('TooManyDistributionCNAMEs')
  const distinct = new Set(aliases.map((alias) => alias.toLowerCase()))
  const areValid = aliases.every((alias) => alias.length <= LONGEST_ALIAS && ALIAS.test(alias))
  if (!areValid || distinct.size < aliases.length) {
    throw invalidArgument('The parameter CNAME contains one or more parameters that are not valid.')
  }
}

/** Takes the configuration before it is filled in, because afterwards it has one certificate. */
export function checkOneCertificate({ ViewerCertificate: given = {} }: Configuration): void {
  const { ACMCertificateArn, CloudFrontDefaultCertificate, IAMCertificateId } = given
  const isGiven = [
    ACMCertificateArn !== undefined,
    IAMCertificateId !== undefined,
    CloudFrontDefaultCertificate === true,
  ]
  if (isGiven.filter(Boolean).length > 1) {
    throw new ServiceError(
      InvalidViewerCertificate$,
      'Exactly one of [AcmCertificateArn,CloudFrontDefaultCertificate,IamCertificateId] needs to be specified',
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
    throw invalidArgument('The parameter SSLSupportMethod is required.')
  }
  if (ACMCertificateArn !== undefined && !ACM_ARN.test(ACMCertificateArn)) throw refusal('InvalidViewerCertificate')
  if (SSLSupportMethod === 'sni-only' && MinimumProtocolVersion === 'SSLv3') throw refusal('InvalidProtocolSettings')
}

function certificateMissing(): ServiceError {
  return new ServiceError(
    InvalidViewerCertificate$,
    'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name. For more details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements',
  )
}
