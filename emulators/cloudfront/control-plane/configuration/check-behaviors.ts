import { InvalidLambdaFunctionAssociation$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../../protocol/service-error.ts'
import {
  faultOfFunction,
  faultOfLambda,
  faultOfPolicyId,
} from '../../../../src/distribution/configuration/values/arns.ts'
import {
  FUNCTION_EVENT,
  GRPC_METHODS,
  MIXED_FUNCTIONS,
} from '../../../../src/distribution/configuration/values/combinations.ts'
import { faultOfPathPattern } from '../../../../src/distribution/configuration/values/paths.ts'
import { invalidArgument, refusal } from '../refusals.ts'
import { checkCaching } from './check-caching.ts'
import { refuseRepetition } from './check-repetitions.ts'
import { behaviorsOf, itemsOf, type Configuration, type ConfiguredBehavior } from './configuration.ts'
import { isUnfilled } from './unfilled.ts'

const MOST_BEHAVIORS = 75
const PATH_PATTERN = /^[\w.*$~"'@:+&/?-]{1,255}$/
const ALLOWED_METHODS = new Set(['GET,HEAD', 'GET,HEAD,OPTIONS', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'])
const CACHED_METHODS = new Set(['GET,HEAD', 'GET,HEAD,OPTIONS'])
const VERSIONED_FUNCTION = /^arn:aws:lambda:us-east-1:\d{12}:function:[\w-]+:[1-9]\d*$/
const VIEWER_FUNCTION = /^arn:aws(?:-cn)?:cloudfront::\d{12}:function\/[\w-]{1,64}$/
const POLICY_NAME = /^(?:Managed-|arn:)/i

export function checkBehaviors(config: Configuration): void {
  const targets = new Map(config.Origins.Items.map((origin) => [origin.Id, origin.S3OriginConfig !== undefined]))
  for (const { Id } of itemsOf(config.OriginGroups)) targets.set(Id, false)
  if (itemsOf(config.CacheBehaviors).length > MOST_BEHAVIORS) throw refusal('TooManyCacheBehaviors')
  checkPatterns(itemsOf(config.CacheBehaviors).map(({ PathPattern }) => PathPattern))
  for (const behavior of behaviorsOf(config)) {
    const leadsToS3 = targets.get(behavior.TargetOriginId)
    if (leadsToS3 === undefined) throw refusal('NoSuchOrigin')
    checkMethods(behavior)
    checkCaching(behavior, { leadsToS3 })
    checkFunctions(behavior)
    checkGrpc(behavior)
    checkPolicies(behavior)
  }
}

function checkPatterns(patterns: readonly string[]): void {
  const wrong = patterns.find((pattern) => !PATH_PATTERN.test(pattern))
  if (wrong !== undefined)
    throw invalidArgument(
      'The parameter PathPattern contains invalid characters or is too big.',
      faultOfPathPattern(wrong),
    )
  // `/a` and `a` are the same pattern.
  refuseRepetition(
    'PathPattern',
    patterns.map((pattern) => pattern.replace(/^\//, '')),
  )
}

function checkMethods({ AllowedMethods: allowed }: ConfiguredBehavior): void {
  const cached = itemsOf(allowed?.CachedMethods)
  const areCachedAllowed = cached.every((method) => itemsOf(allowed).includes(method))
  if (!ALLOWED_METHODS.has(nameSet(itemsOf(allowed)))) {
    throw invalidArgument('The parameter AllowedMethods contains one or more parameters that are not valid.')
  }
  if (!CACHED_METHODS.has(nameSet(cached)) || !areCachedAllowed) {
    throw invalidArgument('The parameter CachedMethods contains one or more parameters that are not valid.')
  }
}

function checkGrpc({ GrpcConfig, AllowedMethods }: ConfiguredBehavior): void {
  if (GrpcConfig?.Enabled === true && !itemsOf(AllowedMethods).includes('POST'))
    throw invalidArgument('The parameter GrpcConfig is not valid.', GRPC_METHODS)
}

function checkFunctions({ FunctionAssociations, LambdaFunctionAssociations }: ConfiguredBehavior): void {
  const functions = itemsOf(FunctionAssociations)
  const lambdas = itemsOf(LambdaFunctionAssociations)
  for (const { LambdaFunctionARN: arn } of lambdas) {
    if (!VERSIONED_FUNCTION.test(arn) || isUnfilled(arn)) throw lambdaRefused(arn)
  }
  refuseRepetition(
    'EventType',
    lambdas.map(({ EventType }) => EventType),
    refusal('InvalidLambdaFunctionAssociation'),
  )
  const refused = (words?: string) => refusal('InvalidFunctionAssociation', words)
  for (const { FunctionARN, EventType } of functions) {
    if (!VIEWER_FUNCTION.test(FunctionARN) || isUnfilled(FunctionARN)) throw refused(faultOfFunction(FunctionARN))
    if (!EventType.startsWith('viewer-')) throw refused(FUNCTION_EVENT)
  }
  if (functions.length > 0 && lambdas.some(({ EventType }) => EventType.startsWith('viewer-')))
    throw refused(MIXED_FUNCTIONS)
  refuseRepetition(
    'EventType',
    functions.map(({ EventType }) => EventType),
    refused(),
  )
}

function lambdaRefused(arn: string): ServiceError {
  return new ServiceError(
    InvalidLambdaFunctionAssociation$,
    `The function ARN must reference a specific function version. (The ARN must end with the version number.) ARN: ${arn}. ${faultOfLambda(arn) ?? ''}`,
  )
}

function checkPolicies({ CachePolicyId, OriginRequestPolicyId, ResponseHeadersPolicyId }: ConfiguredBehavior): void {
  const refuse = (code: 'NoSuchCachePolicy' | 'NoSuchOriginRequestPolicy' | 'NoSuchResponseHeadersPolicy', id = '') => {
    if (POLICY_NAME.test(id) || isUnfilled(id)) throw refusal(code, faultOfPolicyId(id))
  }
  refuse('NoSuchCachePolicy', CachePolicyId)
  refuse('NoSuchOriginRequestPolicy', OriginRequestPolicyId)
  refuse('NoSuchResponseHeadersPolicy', ResponseHeadersPolicyId)
}

function nameSet(methods: readonly string[]): string {
  return methods.toSorted().join(',')
}
