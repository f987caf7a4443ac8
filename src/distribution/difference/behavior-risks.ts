/** What viewers may notice of a change to a cache behavior. */
import type { ConfigValue } from '../../cloudfront/config-value.ts'
import type { Risks } from './risk.ts'

const CACHE = 'Objects are cached by other rules: viewers may see them staler, or the origin may be asked more often.'

/** By the API's names of a behavior's members. */
export const BEHAVIOR_RISKS: Risks = {
  AllowedMethods: ({ action }) =>
    action === 'added'
      ? 'Requests with this method reach the origin.'
      : 'Requests with some methods are refused, or treated otherwise.',
  CachePolicyId: CACHE,
  DefaultTTL: CACHE,
  FieldLevelEncryptionId: 'The origin gets fields of forms encrypted otherwise.',
  ForwardedValues: CACHE,
  FunctionAssociations: ({ action }) =>
    action === 'removed' ? 'No function runs at this event any more.' : 'A function runs at this event.',
  GrpcConfig: ({ after }) => (after === true ? undefined : 'gRPC requests are refused.'),
  LambdaFunctionAssociations: ({ action }) =>
    action === 'removed' ? 'No function runs at this event any more.' : 'A function runs at this event.',
  MaxTTL: CACHE,
  MinTTL: CACHE,
  OriginRequestPolicyId: 'The origin gets other headers, cookies and query strings, and may answer otherwise.',
  ResponseHeadersPolicyId: 'Viewers get other response headers, such as those of CORS and of security.',
  SmoothStreaming: ({ after }) =>
    after === true ? undefined : 'Media in the Smooth Streaming format no longer plays.',
  TargetOriginId: 'Requests go to another origin.',
  TrustedKeyGroups: tellSigners,
  TrustedSigners: tellSigners,
  ViewerProtocolPolicy: ({ after }) => tellProtocol(after),
}

function tellSigners({ action, after }: { readonly action: string; readonly after: ConfigValue | undefined }): string {
  return action === 'removed' || after === false
    ? 'What was signed with these keys is refused, or, if no keys are left, nothing needs a signature any more.'
    : 'Requests need a signature with one of the keys.'
}

function tellProtocol(after: ConfigValue | undefined): string | undefined {
  if (after === 'allow-all') return 'Viewers may use HTTP without encryption.'
  return after === 'https-only' ? 'Requests over HTTP are refused.' : undefined
}
