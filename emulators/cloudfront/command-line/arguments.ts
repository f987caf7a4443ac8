import { parseArgs } from 'node:util'
import type { QuotaOptions } from '../control-plane/quotas.ts'
import type { EmbeddedCloudFrontOptions, NewDistribution, NewTenant } from '../embedded-cloudfront.ts'
import { readFaultRule } from './fault-rule.ts'
import { readDuration, readNumber } from './values.ts'

export const USAGE = `Usage: node cli.ts [options]

  --port PORT                          port of 127.0.0.1, 0 for any that is free (4566)
  --distribution ID[=ALIAS,…]          a distribution; may be repeated (one with an id made up)
  --tenant ID@DISTRIBUTION=DOMAIN,…    a tenant of a distribution; may be repeated
  --completion DURATION                how long an invalidation is in progress: 500ms, 5s, 1m (5s)
  --deployment DURATION                how long a distribution is in progress when it was created or updated (5s)
  --repeated-creation refused|answered the answer to a used CallerReference with the same configuration (refused)
  --quotas in-progress|per-second      3000 paths and 15 wildcards in progress, or 150 paths and 1 wildcard a second
  --calls-per-second NUMBER            calls a second that create invalidations
  --allow ACTION                       an IAM action that callers may use, as cloudfront:Get*; may be repeated (all)
  --fault NAME[,KEY=VALUE…]            a fault; may be repeated. Keys: operation, times, skip;
                                       slow has delay=2s, refuse-path has path=/a, batch-too-large has above=500,
                                       error has code=CNAMEAlreadyExists, or any other of the service
  --help                               this text
`

export type CommandLine = {
  readonly options: EmbeddedCloudFrontOptions
  readonly distributions: readonly NewDistribution[]
  readonly tenants: readonly NewTenant[]
}

const QUOTAS = {
  'in-progress': { inProgress: { paths: 3000, wildcards: 15 } },
  'per-second': { perSecond: { paths: 150, wildcards: 1 } },
} as const satisfies Record<string, QuotaOptions>

/** Throws for a wrong argument. */
export function readCommandLine(args: readonly string[]): CommandLine | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4566' },
      distribution: { type: 'string', multiple: true, default: [] },
      tenant: { type: 'string', multiple: true, default: [] },
      completion: { type: 'string', default: '5s' },
      deployment: { type: 'string', default: '5s' },
      'repeated-creation': { type: 'string', default: 'refused' },
      quotas: { type: 'string', multiple: true, default: [] },
      'calls-per-second': { type: 'string' },
      allow: { type: 'string', multiple: true },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const calls = values['calls-per-second']
  const quotas = Object.assign({}, ...values.quotas.map(readQuotas)) as QuotaOptions
  return {
    options: {
      port: readNumber('--port', values.port),
      completionMs: readDuration('--completion', values.completion),
      deploymentMs: readDuration('--deployment', values.deployment),
      repeatedCreation: readRepeatedCreation(values['repeated-creation']),
      quotas: calls === undefined ? quotas : { ...quotas, callsPerSecond: readNumber('--calls-per-second', calls) },
      faults: values.fault.map(readFaultRule),
      ...(values.allow === undefined ? {} : { allow: values.allow }),
    },
    distributions: values.distribution.length === 0 ? [{}] : values.distribution.map(readDistribution),
    tenants: values.tenant.map(readTenant),
  }
}

function readRepeatedCreation(text: string): 'refused' | 'answered' {
  if (text === 'refused' || text === 'answered') return text
  throw new Error(`--repeated-creation is "${text}"; it must be refused or answered.`)
}

function readQuotas(text: string): QuotaOptions {
  if (text === 'in-progress' || text === 'per-second') return QUOTAS[text]
  throw new Error(`--quotas is "${text}"; it must be one of ${Object.keys(QUOTAS).join(', ')}.`)
}

function readDistribution(text: string): NewDistribution {
  const [, id, aliases] = /^(\w+)(?:=(.+))?$/.exec(text) ?? []
  if (id === undefined)
    throw new Error(`--distribution is "${text}"; it must be as E2EXAMPLE or E2EXAMPLE=www.example.com,example.com.`)
  return { id, aliases: aliases?.split(',') ?? [] }
}

function readTenant(text: string): NewTenant {
  const [, id, distributionId, domains] = /^(\w+)@(\w+)=(.+)$/.exec(text) ?? []
  if (id === undefined || distributionId === undefined || domains === undefined) {
    throw new Error(`--tenant is "${text}"; it must be as dt_example@E2EXAMPLE=shop.example.com,shop.example.org.`)
  }
  return { id, distributionId, domains: domains.split(',') }
}
