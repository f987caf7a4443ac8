/** What is wrong with an ARN or ID, or undefined. */
import { show } from '../reading/wording.ts'
import { isPlaceholder } from './placeholders.ts'

/** In China, CloudFront has its own regions. */
const isRegionOf = (partition: string, region: string) =>
  partition === 'aws-cn' ? region.startsWith('cn-') : region === 'us-east-1'

const CERTIFICATE = /^arn:(?:aws|aws-cn):acm:[\w-]+:\d{12}:certificate\/[\w-]+$/

export function faultOfCertificate(arn: string): string | undefined {
  const { partition = '', region = '' } = /^arn:(?<partition>[\w-]+):acm:(?<region>[\w-]+):/.exec(arn)?.groups ?? {}
  if (region !== '' && !isRegionOf(partition, region))
    return `the certificate is in ${region}, but CloudFront needs it in ${partition === 'aws-cn' ? 'a region of China, such as cn-northwest-1' : 'us-east-1'}; request or import it there`
  const id = arn.slice(arn.lastIndexOf('/') + 1)
  if (!CERTIFICATE.test(arn) || isPlaceholder(id) || /^x[x-]*$/i.test(id))
    return `${show(arn)} is not the ARN of a certificate; write arn:aws:acm:us-east-1:ACCOUNT:certificate/ID with its own account and ID`
  return undefined
}

const WEB_ACL =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[^/\s]+\/[\w-]+|arn:aws-cn:wafv2:cn-[\w-]+:\d{12}:global\/webacl\/[^/\s]+\/[\w-]+)$/

export function faultOfWebAcl(webAcl: string): string | undefined {
  if (WEB_ACL.test(webAcl) && !isPlaceholder(webAcl.slice(webAcl.indexOf('/webacl/') + 1))) return undefined
  return `${show(webAcl)} is not a web ACL of global scope; write its ARN, arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID, or the ID of one of AWS WAF Classic`
}

const VERSION = /^arn:aws:lambda:us-east-1:\d{12}:function:[\w-]+:[1-9]\d*$/

export function faultOfLambda(arn: string): string | undefined {
  const { region = '' } = /^arn:[\w-]+:lambda:(?<region>[\w-]+):/.exec(arn)?.groups ?? {}
  if (region !== '' && region !== 'us-east-1')
    return `the function is in ${region}, but Lambda@Edge needs it in us-east-1; publish it there`
  if (!VERSION.test(arn) || isPlaceholder(arn))
    return 'Lambda@Edge needs a published version, neither $LATEST nor an alias; write arn:aws:lambda:us-east-1:ACCOUNT:function:NAME:VERSION with the number of the version'
  return undefined
}

const FUNCTION = /^arn:(?:aws|aws-cn):cloudfront::\d{12}:function\/[\w-]{1,64}$/

export function faultOfFunction(arn: string): string | undefined {
  if (/^arn:[\w-]+:lambda:/.test(arn))
    return 'it is a Lambda function; write it in LambdaFunctionAssociations as LambdaFunctionARN, with a version'
  if (!FUNCTION.test(arn) || isPlaceholder(arn))
    return `${show(arn)} is not the ARN of a CloudFront function; write arn:aws:cloudfront::ACCOUNT:function/NAME`
  return undefined
}

const IDENTITY = /^origin-access-identity\/cloudfront\/E[A-Z0-9]+$/

export function faultOfIdentity(identity: string): string | undefined {
  if (IDENTITY.test(identity) && !isPlaceholder(identity)) return undefined
  const id = /^E[A-Z0-9]{5,}$/.test(identity) ? identity : 'ID'
  return `${show(identity)} is not an origin access identity; write origin-access-identity/cloudfront/${id}`
}

/** The AWS CLI and the console show names of managed policies; the API takes IDs. */
export function faultOfPolicyId(id: string): string | undefined {
  if (!isPlaceholder(id) && !/^(?:Managed-|arn:)/i.test(id)) return undefined
  return `${show(id)} is not the ID of a policy; write the ID that its page in the CloudFront console shows, such as 658327ea-f89d-4fab-a63d-7e88639e58f6`
}
