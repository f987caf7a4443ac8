/** Files of other tools are named, and the message says what to give instead. */
import { expect, test } from '@jest/globals'
import { describePlace } from '../../../../src/faults.ts'
import { readText } from '../../../support/distribution/deploy/deploy-text.ts'

const TENANT = { DistributionId: 'E1', Name: 't', Domains: [{ Domain: 't.example.com' }], Enabled: true }
const RESOURCE = { Type: 'AWS::CloudFront::DistributionTenant', Properties: TENANT }

test.each([
  ['a tenant', 'tenant.json', JSON.stringify(TENANT), /:1:1 this describes a tenant/],
  [
    'an answer about a tenant',
    't.json',
    JSON.stringify({ DistributionTenant: TENANT }),
    /:1:1 this describes a tenant/,
  ],
  [
    'XML of a tenant',
    't.xml',
    '<DistributionTenant><Id>dt_1</Id></DistributionTenant>',
    /:1:1 this describes a tenant/,
  ],
  ['a resource of a tenant', 't.json', JSON.stringify(RESOURCE), /:1:9 Type: this describes a tenant/],
  [
    'a template of a tenant',
    't.json',
    JSON.stringify({ Resources: { T: RESOURCE } }),
    /T \(AWS::CloudFront::DistributionTenant\); this describes a tenant/,
  ],
  [
    'Terraform',
    'main.tf',
    '# site\nresource "aws_cloudfront_distribution" "site" {\n  enabled = true\n}\n',
    /:1:1 this is a file of Terraform.*get-distribution-config/,
  ],
  [
    'Terraform in JSON',
    'main.tf.json',
    '{"resource": {"aws_cloudfront_distribution": {}}}',
    /:1:1 this is a file of Terraform/,
  ],
  [
    'what terraform show prints',
    'state.json',
    '{"format_version": "1.0", "terraform_version": "1.9.0", "values": {}}',
    /:1:1 this is a file of Terraform/,
  ],
  [
    'the CDK in TypeScript',
    'stack.ts',
    "import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'\nnew cloudfront.Distribution(this, 'D', {})\n",
    /:1:1 this is a source of the AWS CDK.*cdk synth/,
  ],
  [
    'the CDK in Python',
    'stack.py',
    'from aws_cdk import aws_cloudfront as cloudfront\ncloudfront.Distribution(self, "D")\n',
    /:1:1 this is a source of the AWS CDK/,
  ],
  ['the settings of the CDK', 'cdk.json', '{"app": "npx ts-node bin/app.ts"}', /:1:1 this is a source of the AWS CDK/],
  [
    'the Serverless Framework',
    'serverless.yml',
    'service: site\nprovider: { name: aws }\nresources: { Resources: {} }\n',
    /:1:1 this is a file of the Serverless Framework.*serverless package/,
  ],
])('%s', (_, file, text, message) => {
  const faults = readText(file, text).faults.map((fault) => `${describePlace(fault.at)} ${fault.message}`)
  expect(faults).toEqual([expect.stringMatching(message)])
  expect(faults[0]?.startsWith(`${file}:`)).toBe(true)
})
