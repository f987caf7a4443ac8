import type { ConfigMap } from './document.ts'

const PRINT = '`aws cloudfront get-distribution-config --id ID` prints the configuration of an existing distribution'
const TERRAFORM = `this is a file of Terraform, which deploy does not evaluate; keep the distribution in Terraform and purge it with the command \`invalidate\`, or write a configuration of its own: ${PRINT}`
const CDK =
  'this is a source of the AWS CDK, which deploy does not run; write the template with `cdk synth --json > template.json` before this step, and give that file'
const SERVERLESS =
  'this is a file of the Serverless Framework, which deploy does not evaluate; `serverless package` writes a template of CloudFormation into `.serverless/`: give that file'
export const TENANT =
  'this describes a tenant of a multi-tenant distribution, which deploy does not create; give the configuration of the distribution (`ConnectionMode: tenant-only`, with TenantConfig)'

const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/^(?:resource|data)\s+"aws_cloudfront_[a-z_]+"|^(?:terraform|provider\s+"aws")\s*\{/m, TERRAFORM],
  [/^(?:import|from|const|using|package)\b.*(?:aws-cdk|aws_cdk|awscdk|Amazon\.CDK)/m, CDK],
]

/** Returns undefined for a text that may be JSON, YAML or XML. */
export function describeSource(text: string): string | undefined {
  return SOURCES.find(([pattern]) => pattern.test(text))?.[1]
}

/** Decides by the keys at the top of the file. */
export function describeForeign({ entries }: ConfigMap): string | undefined {
  const keys = new Set(entries.map(({ key }) => key))
  const hasAll = (...wanted: readonly string[]) => wanted.every((key) => keys.has(key))
  if (hasAll('DistributionTenant') || hasAll('DistributionId', 'Domains')) return TENANT
  if (hasAll('resource') || hasAll('terraform_version') || hasAll('aws_cloudfront_distribution')) return TERRAFORM
  if (hasAll('service', 'provider')) return SERVERLESS
  return hasAll('app') ? CDK : undefined
}
