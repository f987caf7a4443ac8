import { isList, isStructure, type ConfigStructure, type ConfigValue } from '../../cloudfront/config-value.ts'

const NONE: ConfigStructure = { Quantity: 0 }

/** CloudFront allows these only with a custom certificate. */
const NEED_CERTIFICATE: readonly string[] = ['ViewerMtlsConfig', 'ConnectionFunctionAssociation']

/** Releases what others may need: alternate domain names, certificate, functions and web ACL. */
export function releaseConfiguration(
  config: ConfigStructure,
  { keepWebAcl }: { readonly keepWebAcl: boolean },
): ConfigStructure {
  const kept: ConfigStructure = Object.fromEntries(
    Object.entries(config).filter(([member]) => !NEED_CERTIFICATE.includes(member)),
  )
  return {
    ...kept,
    Enabled: false,
    ...replace(kept, 'Aliases', NONE),
    ...replace(kept, 'ViewerCertificate', { CloudFrontDefaultCertificate: true }),
    ...(keepWebAcl ? {} : replace(kept, 'WebACLId', '')),
    ...(isStructure(kept['DefaultCacheBehavior']) && {
      DefaultCacheBehavior: releaseBehavior(kept['DefaultCacheBehavior']),
    }),
    ...(isStructure(kept['CacheBehaviors']) && { CacheBehaviors: releaseBehaviors(kept['CacheBehaviors']) }),
  }
}

function releaseBehaviors(behaviors: ConfigStructure): ConfigStructure {
  const items = behaviors['Items']
  if (!isList(items)) return behaviors
  return { ...behaviors, Items: items.map((item) => (isStructure(item) ? releaseBehavior(item) : item)) }
}

function releaseBehavior(behavior: ConfigStructure): ConfigStructure {
  return {
    ...behavior,
    ...replace(behavior, 'FunctionAssociations', NONE),
    ...replace(behavior, 'LambdaFunctionAssociations', NONE),
  }
}

function replace(structure: ConfigStructure, member: string, value: ConfigValue): ConfigStructure {
  return structure[member] === undefined ? {} : { [member]: value }
}
