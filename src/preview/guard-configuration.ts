import { isStructure, listOf, type ConfigStructure, type ConfigValue } from '../cloudfront/config-value.ts'
import type { DistributionFile } from '../distribution/configuration/normalising/distribution-file.ts'

export type GuardedFile = { readonly file: DistributionFile; readonly dropped: readonly string[] }

/** A copy cannot have these members. */
const NEVER_COPIED = ['Staging', 'ContinuousDeploymentPolicyId']

/** Leaves out aliases that do not name the preview, and what must be unique. `dropped` has sentences about them. */
export function guardConfiguration(
  file: DistributionFile,
  preview: { readonly name: string; readonly number: number; readonly branchSlug: string },
): GuardedFile {
  const dropped: string[] = []
  const members = Object.entries(file.config).filter(([member]) => !NEVER_COPIED.includes(member))
  for (const member of NEVER_COPIED) if (isSet(file.config[member])) dropped.push(`${member} is left out of a preview.`)
  const aliases = readAliases(file.config)
  const own = aliases.filter((alias) => namesPreview(alias, preview))
  const others = aliases.filter((alias) => !own.includes(alias))
  if (others.length > 0) {
    dropped.push(
      `The aliases ${others.join(', ')} are left out of a preview, because they do not name it. Write \`\${NAME}\`, \`\${PR_NUMBER}\` or \`\${BRANCH_SLUG}\` into their first label to keep them.`,
    )
  }
  const config: ConfigStructure = Object.fromEntries(
    members.flatMap(([member, value]) => {
      if (member !== 'Aliases' || others.length === 0) return [[member, value]]
      return own.length === 0 ? [] : [[member, { Quantity: own.length, Items: own }]]
    }),
  )
  return { file: { ...file, config, callerReference: undefined, id: undefined }, dropped }
}

/** By the first label of a host name. */
function namesPreview(
  alias: string,
  { name, number, branchSlug }: { readonly name: string; readonly number: number; readonly branchSlug: string },
): boolean {
  const [label = ''] = alias.toLowerCase().split('.')
  const words = [name.toLowerCase(), branchSlug, String(number)].filter((word) => word !== '')
  return words.some((word) => `-${label}-`.includes(`-${word}-`))
}

function readAliases(config: ConfigStructure): readonly string[] {
  const { Aliases: aliases } = config
  if (!isStructure(aliases)) return []
  return listOf(aliases['Items']).filter((item) => typeof item === 'string')
}

function isSet(value: ConfigValue | undefined): boolean {
  return value !== undefined && value !== false && value !== ''
}
