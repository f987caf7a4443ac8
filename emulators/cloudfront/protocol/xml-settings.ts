import type { XmlCodec } from '@aws-sdk/core/protocols'
import { namespaceOf } from './api-version.ts'

/** The settings of the SDK's CloudFront client. */
export function xmlSettings(version: string): XmlCodec['settings'] {
  return {
    // 5 is the codec's number for ISO 8601 (restXml bodies).
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: true,
    xmlNamespace: namespaceOf(version),
    serviceNamespace: 'com.amazonaws.cloudfront',
  }
}
