import type { CustomOriginConfig } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'
import { itemsOf, type ConfiguredOrigin } from './configuration.ts'
import { fullListOf, listOf } from './counted-list.ts'

const READ_TIMEOUT = 30
const KEEPALIVE_TIMEOUT = 5

export function fillInOrigin(origin: ConfiguredOrigin): ConfiguredOrigin {
  const { S3OriginConfig: s3, CustomOriginConfig: custom, VpcOriginConfig: vpc } = origin
  return {
    ...origin,
    OriginPath: origin.OriginPath ?? '',
    CustomHeaders: listOf(itemsOf(origin.CustomHeaders)),
    ...(s3 === undefined ? {} : { S3OriginConfig: { ...s3, OriginReadTimeout: s3.OriginReadTimeout ?? READ_TIMEOUT } }),
    ...(custom === undefined ? {} : { CustomOriginConfig: fillInCustomOrigin(custom) }),
    ...(vpc === undefined ? {} : { VpcOriginConfig: { ...vpc, ...fillInTimeouts(vpc) } }),
    ConnectionAttempts: origin.ConnectionAttempts ?? 3,
    ConnectionTimeout: origin.ConnectionTimeout ?? 10,
    OriginShield: origin.OriginShield ?? { Enabled: false },
    OriginAccessControlId: origin.OriginAccessControlId ?? '',
  }
}

function fillInCustomOrigin(custom: Validated<CustomOriginConfig>): Validated<CustomOriginConfig> {
  return {
    ...custom,
    // Undocumented (aws-controllers-k8s/community#2335).
    OriginSslProtocols: custom.OriginSslProtocols ?? fullListOf(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const),
    ...fillInTimeouts(custom),
    IpAddressType: custom.IpAddressType ?? 'ipv4',
  }
}

function fillInTimeouts(origin: {
  readonly OriginReadTimeout?: number | undefined
  readonly OriginKeepaliveTimeout?: number | undefined
}) {
  return {
    OriginReadTimeout: origin.OriginReadTimeout ?? READ_TIMEOUT,
    OriginKeepaliveTimeout: origin.OriginKeepaliveTimeout ?? KEEPALIVE_TIMEOUT,
  }
}
