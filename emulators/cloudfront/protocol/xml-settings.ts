import type { XmlCodec } from '@aws-sdk/core/protocols'
import { namespaceOf } from './api-version.ts'

export function xmlSettings(version: string): XmlCodec['settings'] {
  return {
    // ISO 8601
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: true,
    xmlNamespace: namespaceOf(version),
    serviceNamespace: 'com.amazonaws.cloudfront',
  }
}
