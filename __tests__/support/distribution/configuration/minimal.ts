/** The smallest configuration. Tests add what they need. */
import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'

export const MINIMAL = {
  Origins: [
    {
      Id: 'site',
      DomainName: 'example.com',
      CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
    },
  ],
  DefaultCacheBehavior: { TargetOriginId: 'site', ViewerProtocolPolicy: 'redirect-to-https', CachePolicyId: 'policy' },
  Enabled: true,
} satisfies ConfigStructure

/** The same in the API's own form. */
export const MINIMAL_CONFIG: ConfigStructure = {
  ...MINIMAL,
  Origins: { Quantity: 1, Items: MINIMAL.Origins },
  Comment: '',
}

export const MINIMAL_XML = `<Origins>
    <Items>
      <Origin>
        <Id>site</Id>
        <DomainName>example.com</DomainName>
        <CustomOriginConfig>
          <HTTPPort>80</HTTPPort>
          <HTTPSPort>443</HTTPSPort>
          <OriginProtocolPolicy>https-only</OriginProtocolPolicy>
        </CustomOriginConfig>
      </Origin>
    </Items>
  </Origins>
  <DefaultCacheBehavior>
    <TargetOriginId>site</TargetOriginId>
    <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>
    <CachePolicyId>policy</CachePolicyId>
  </DefaultCacheBehavior>
  <Enabled>true</Enabled>`
