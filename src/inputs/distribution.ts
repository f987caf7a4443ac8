import { parseDistributionName } from '../cloudfront/find-distributions.ts'
import type { StructureShape } from '../cloudfront/config-shape.ts'
import { isVariableName } from '../distribution/configuration/reading/variables.ts'
import type { WantedPurge } from '../distribution/deploy/due-purge.ts'
import { findUnknownStep, parseMemberPath, type MemberPath } from '../distribution/difference/ignored-members.ts'
import { InvalidInput, type Place, type ReportFault } from '../faults.ts'
import { ON_WAIT_TIMEOUT } from './options.ts'
import { itemsWithoutComments, settingReader, type FindSetting, type Setting } from './setting.ts'
import { readPaths } from './read-target.ts'

export type DeployInputs = NamedDistribution & DeployOptions & { readonly dryRun: boolean }

export type DeployOptions = {
  readonly configFile: string | undefined
  readonly configRef: string
  readonly variables: ReadonlyMap<string, string>
  readonly strict: boolean
  readonly wait: boolean
  /** Encoded; for an existing distribution. `auto`: what the deployment makes stale. */
  readonly purge: WantedPurge
  readonly ignore: readonly IgnoredMember[]
  /** `{domain}` stands for the distribution's domain name. */
  readonly url: string
}

type IgnoredMember = { readonly path: MemberPath; readonly at: Place }

export type DestroyInputs = NamedDistribution & { readonly teardown: Teardown; readonly dryRun: boolean }

type NamedDistribution = Waiting & {
  readonly name: string
  readonly distribution: string | undefined
}

export type Waiting = {
  /** Milliseconds. */
  readonly waitTimeout: number
  readonly onWaitTimeout: (typeof ON_WAIT_TIMEOUT)[number]
}

const TEARDOWN = ['async', 'wait'] as const
export type Teardown = (typeof TEARDOWN)[number]

/** A deployment takes about three minutes, sometimes much longer. */
const WAIT_TIMEOUT = 30 * 60_000

/** It is part of a tag and a CallerReference. */
const NAME = /^[A-Za-z0-9](?:[\w.-]{0,62}[A-Za-z0-9])?$/

export function readDeployInputs(
  find: FindSetting,
  pullRequest: number | undefined,
  report: ReportFault,
): Omit<DeployInputs, 'dryRun'> {
  return { ...readNamed(find, pullRequest, report), ...readDeployOptions(find, report) }
}

export function readDeployOptions(find: FindSetting, report: ReportFault): DeployOptions {
  const read = settingReader(find, report)
  const purge = find('purge')
  return {
    configFile: find('config-file')?.text,
    configRef: find('config-ref')?.text ?? 'auto',
    variables: readVariables(find('variables'), report),
    strict: read.boolean('strict'),
    wait: read.boolean('wait'),
    purge: purge?.text === 'auto' ? 'auto' : readPaths(purge, report),
    ignore: readIgnored(find('ignore'), report),
    url: find('url')?.text ?? '',
  }
}

export function readDestroyInputs(
  find: FindSetting,
  pullRequest: number | undefined,
  report: ReportFault,
): Omit<DestroyInputs, 'dryRun'> {
  return {
    ...readNamed(find, pullRequest, report),
    teardown: readTeardown(find, report),
  }
}

export function readTeardown(find: FindSetting, report: ReportFault): Teardown {
  return settingReader(find, report).choice('teardown', TEARDOWN)
}

function readNamed(find: FindSetting, pullRequest: number | undefined, report: ReportFault): NamedDistribution {
  return {
    name: readName(find('name'), pullRequest, report),
    distribution: readDistribution(find('distribution'), report),
    ...readWaiting(find, report),
  }
}

export function readWaiting(find: FindSetting, report: ReportFault): Waiting {
  const read = settingReader(find, report)
  return {
    waitTimeout: read.duration('wait-timeout', WAIT_TIMEOUT),
    onWaitTimeout: read.choice('on-wait-timeout', ON_WAIT_TIMEOUT),
  }
}

export function readName(setting: Setting | undefined, pullRequest: number | undefined, report: ReportFault): string {
  const name = setting?.text ?? (pullRequest === undefined ? '' : `pr-${pullRequest}`)
  if (setting === undefined && name === '') {
    report({
      at: { input: 'name' },
      message: 'this run is not for a pull request, so the distribution needs a name; give one, such as `production`',
    })
  } else if (!NAME.test(name)) {
    report({
      at: setting?.at ?? { input: 'name' },
      message: `${JSON.stringify(name)} is not a valid distribution name; write up to 64 letters, digits, \`-\`, \`_\` and \`.\`, a letter or digit first and last`,
    })
  }
  return name
}

function readIgnored(setting: Setting | undefined, report: ReportFault): readonly IgnoredMember[] {
  return itemsWithoutComments(setting).flatMap(({ text, at }) => {
    const path = parseMemberPath(text)
    if (path !== undefined) return [{ path, at }]
    report({
      at,
      message: `${JSON.stringify(text)} is not a member of a configuration; write it as the plan does, such as \`WebACLId\` or \`CacheBehaviors[/api/*].Compress\``,
    })
    return []
  })
}

/** Throws an InvalidInput for paths that a configuration cannot have. */
export function checkIgnored(ignored: readonly IgnoredMember[], shape: StructureShape): readonly MemberPath[] {
  const faults = ignored.flatMap(({ path, at }) => {
    const unknown = path[0]?.member === 'Tags' ? undefined : findUnknownStep(path, shape)
    return unknown === undefined
      ? []
      : [{ at, message: `a configuration does not have ${unknown} there; write the member as the plan does` }]
  })
  if (faults.length > 0) throw new InvalidInput(faults)
  return ignored.map(({ path }) => path)
}

function readDistribution(setting: Setting | undefined, report: ReportFault): string | undefined {
  const [item, ...others] = itemsWithoutComments(setting)
  if (item === undefined) return undefined
  const named = parseDistributionName(item.text)
  if (others.length === 0 && named?.kind === 'id' && named.distribution.kind === 'distribution')
    return named.distribution.id
  report({
    at: item.at,
    message: `${others.length === 0 ? JSON.stringify(item.text) : `a list of ${others.length + 1}`} is not allowed here; write the ID or ARN of one distribution, which \`deploy\` takes over under \`name\``,
  })
  return undefined
}

function readVariables(setting: Setting | undefined, report: ReportFault): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  for (const { text, at } of itemsWithoutComments(setting)) {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    // The value may be a secret.
    if (!isVariableName(key))
      report({
        at,
        message:
          'this line is not a variable; write `KEY=value`, one per line, with only letters, digits and `_` in KEY, or a name of CloudFormation such as `AWS::Region` or `Bucket.DomainName`',
      })
    else if (variables.has(key)) report({ at, message: `\`${key}\` is given twice; give it once` })
    else variables.set(key, value)
  }
  return variables
}
