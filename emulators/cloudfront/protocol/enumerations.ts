/** The texts of which the API knows only certain values. */

import {
  CertificateSource,
  ConnectionMode,
  EventType,
  GeoRestrictionType,
  HttpVersion,
  IpAddressType,
  ItemSelection,
  Method,
  MinimumProtocolVersion,
  OriginGroupSelectionCriteria,
  OriginProtocolPolicy,
  PriceClass,
  SSLSupportMethod,
  SslProtocol,
  ViewerMtlsMode,
  ViewerProtocolPolicy,
} from '@aws-sdk/client-cloudfront'

/**
 * By the name of the member or of the list's item that holds them: the SDK exports the values, and its schemas do not say where
 * they belong. The action has a table of its own, and this service takes nothing from the action: it is to notice a value that the
 * action lets pass by mistake.
 */
const ENUMERATIONS = new Map<string, Readonly<Record<string, string>>>(
  Object.entries({
    CertificateSource,
    ConnectionMode,
    EventType,
    Forward: ItemSelection,
    HttpVersion,
    IpAddressType,
    Method,
    MinimumProtocolVersion,
    Mode: ViewerMtlsMode,
    OriginProtocolPolicy,
    PriceClass,
    RestrictionType: GeoRestrictionType,
    SSLSupportMethod,
    SelectionCriteria: OriginGroupSelectionCriteria,
    SslProtocol,
    ViewerProtocolPolicy,
  }),
)

/** The values that a member or a list's item of this name may have; undefined if it may have any. */
export function enumeratedValues(name: string): readonly string[] | undefined {
  const values = ENUMERATIONS.get(name)
  return values && Object.values(values)
}
