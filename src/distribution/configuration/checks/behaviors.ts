import { show } from '../reading/wording.ts'
import { faultOfFunction, faultOfLambda, faultOfPolicyId } from '../values/arns.ts'
import { FUNCTION_EVENT, GRPC_METHODS, MIXED_FUNCTIONS } from '../values/combinations.ts'
import { faultOfPathPattern } from '../values/paths.ts'
import {
  type Check,
  behaviorsOf,
  textAt,
  textsAt,
  itemsAt,
  partAt,
  type Findings,
  type Part,
  refuseFault,
} from './check.ts'
import { groupIds, offer, originIds } from './origins.ts'

export const checkTargetOrigins: Check = (config, { refuse, advise }) => {
  const groups = groupIds(config)
  const ids = new Set([...originIds(config), ...groups])
  for (const behavior of behaviorsOf(config)) {
    const target = textAt(behavior, 'TargetOriginId') ?? ''
    if (!ids.has(target))
      refuse(
        [...behavior.path, 'TargetOriginId'],
        `${show(target)} is neither an origin nor an origin group; ${offer(ids)}`,
      )
    else if (groups.has(target) && textsAt(behavior, 'AllowedMethods').includes('POST'))
      // aws/aws-cdk#32450
      advise(
        [...behavior.path, 'AllowedMethods'],
        'CloudFront refuses methods that write for an origin group; write GET HEAD OPTIONS, or name an origin in TargetOriginId',
      )
  }
}

const READ = ['GET', 'HEAD']
const ASK = [...READ, 'OPTIONS']
const ALL = [...ASK, 'PUT', 'PATCH', 'POST', 'DELETE']

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_AllowedMethods.html */
const ALLOWED = [READ, ASK, ALL]
const CACHED = [READ, ASK]

/** gRPC calls are POST requests. */
export const checkGrpc: Check = (config, { refuse }) => {
  for (const behavior of behaviorsOf(config)) {
    if (partAt(behavior, 'GrpcConfig')?.members['Enabled'] !== true) continue
    if (!textsAt(behavior, 'AllowedMethods').includes('POST')) refuse([...behavior.path, 'GrpcConfig'], GRPC_METHODS)
  }
}

export const checkMethods: Check = (config, { refuse }) => {
  for (const behavior of behaviorsOf(config)) {
    const allowed = partAt(behavior, 'AllowedMethods')
    if (allowed === undefined) continue
    const methods = textsAt(behavior, 'AllowedMethods')
    if (!isOneOf(ALLOWED, methods))
      refuse(allowed.path, `${list(methods)} cannot be allowed together; write ${ALLOWED.map(list).join(', or ')}`)
    const cached = partAt(allowed, 'CachedMethods')
    if (cached === undefined) continue
    const cachedMethods = textsAt(allowed, 'CachedMethods')
    const unallowed = cachedMethods.filter((method) => !methods.includes(method))
    if (!isOneOf(CACHED, cachedMethods))
      refuse(cached.path, `${list(cachedMethods)} cannot be cached together; write ${CACHED.map(list).join(', or ')}`)
    else if (unallowed.length > 0)
      refuse(
        cached.path,
        `${list(unallowed)} is cached but not allowed; add it to the allowed methods, or remove it here`,
      )
  }
}

function isOneOf(sets: readonly (readonly string[])[], methods: readonly string[]): boolean {
  const given = new Set(methods)
  return sets.some((set) => set.length === given.size && set.every((method) => given.has(method)))
}

function list(methods: readonly string[]): string {
  return methods.length === 0 ? 'no methods' : methods.join(' ')
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html */
export const checkFunctions: Check = (config, findings) => {
  for (const behavior of behaviorsOf(config)) {
    const functions = itemsAt(behavior, 'FunctionAssociations')
    const lambdas = itemsAt(behavior, 'LambdaFunctionAssociations')
    for (const one of functions) checkFunction(one, findings)
    for (const one of lambdas) checkLambda(one, findings)
    const atViewer = lambdas.find(isAtViewer)
    if (atViewer !== undefined && functions.some(isAtViewer)) findings.refuse(atViewer.path, MIXED_FUNCTIONS)
  }
}

function isAtViewer(association: Part): boolean {
  return textAt(association, 'EventType')?.startsWith('viewer-') === true
}

function checkFunction(association: Part, { refuse }: Findings): void {
  refuseFault(refuse, [...association.path, 'FunctionARN'], faultOfFunction(textAt(association, 'FunctionARN') ?? ''))
  if (!isAtViewer(association)) refuse([...association.path, 'EventType'], FUNCTION_EVENT)
}

function checkLambda(association: Part, { refuse }: Findings): void {
  refuseFault(
    refuse,
    [...association.path, 'LambdaFunctionARN'],
    faultOfLambda(textAt(association, 'LambdaFunctionARN') ?? ''),
  )
}

export const checkPathPatterns: Check = (config, { refuse }) => {
  for (const behavior of itemsAt(config, 'CacheBehaviors')) {
    refuseFault(refuse, [...behavior.path, 'PathPattern'], faultOfPathPattern(textAt(behavior, 'PathPattern') ?? ''))
  }
}

const POLICIES = ['CachePolicyId', 'OriginRequestPolicyId', 'ResponseHeadersPolicyId']

export const checkPolicies: Check = (config, { refuse }) => {
  for (const behavior of behaviorsOf(config))
    for (const member of POLICIES) {
      refuseFault(refuse, [...behavior.path, member], faultOfPolicyId(textAt(behavior, member) ?? ''))
    }
}
