import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PolicyDocument } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { ACTION_DIRECTORY } from '../../../emulators/runner/action-manifest.ts'

export type Policy = {
  readonly Version: string
  readonly Statement: readonly (PolicyDocument['Statement'][number] & { readonly Sid: string })[]
}

/** A policy of `docs/iam/`, by its name. */
export async function readPolicy(name: string): Promise<Policy> {
  return JSON.parse(await readFile(join(ACTION_DIRECTORY, 'docs/iam', `${name}.json`), 'utf8')) as Policy
}

/** Each action of a policy with its statement; only those of CloudFront by default. */
export function actionsOf({ Statement }: Policy, service = 'cloudfront'): readonly (readonly [string, string])[] {
  return Statement.flatMap(({ Sid, Action }) =>
    [Action]
      .flat()
      .filter((action) => action.startsWith(`${service}:`))
      .map((action) => [Sid, action] as const),
  )
}

/** The policy without one action of one statement. */
export function without(policy: Policy, sid: string, action: string): Policy {
  const Statement = policy.Statement.map((statement) => {
    const Action = [statement.Action].flat().filter((one) => statement.Sid !== sid || one !== action)
    return { ...statement, Action }
  })
  return { ...policy, Statement }
}
