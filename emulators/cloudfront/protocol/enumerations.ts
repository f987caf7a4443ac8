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

/** By the member's or list item's name. Independent of the action's table, to catch its mistakes. */
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

export function enumeratedValues(name: string): readonly string[] | undefined {
  const values = ENUMERATIONS.get(name)
  return values && Object.values(values)
}
