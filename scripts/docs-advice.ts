/** What the action advises when AWS refuses a call, as Markdown. */
import { advise, ADVISED_CODES, PURGE_CODES } from '../src/cloudfront/advice/advise.ts'
import { code, formatTable } from './docs-action.ts'

/** Texts of AccessDenied with special causes. */
const DENIALS = [
  'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  'Your account must be verified before you can add new CloudFront resources',
]

const DEPLOYMENT = ['CreateDistributionWithTags', 'UpdateDistribution', 'DeleteDistribution']

type Advised = { readonly name: string; readonly text: string; readonly advice: string }

/** A table of the codes that a purge can meet and their advice, as it is given for distribution E2EXAMPLE1ABCD. */
export function formatPurgeAdvice(): string {
  return formatRows(purgeAdvice())
}

/** A table of the advice for creating, updating and deleting distributions, without the advice for purges. */
export function formatDeploymentAdvice(): string {
  const known = new Set(purgeAdvice().map(({ advice }) => advice))
  const all = DEPLOYMENT.flatMap((operation) => ADVISED_CODES.map((name) => adviseOn(operation, name)))
  return formatRows(all.filter(({ name, advice }) => !known.has(advice) && name !== 'NoSuchInvalidation'))
}

function purgeAdvice(): readonly Advised[] {
  const operation = 'CreateInvalidation'
  return [
    ...PURGE_CODES.map((name) => adviseOn(operation, name)),
    ...DENIALS.map((text) => adviseOn(operation, 'AccessDenied', text)),
  ]
}

function adviseOn(operation: string, name: string, text = ''): Advised {
  const distribution = { kind: 'distribution', id: 'E2EXAMPLE1ABCD' } as const
  return { name, text, advice: advise({ operation, code: name, text, distribution }) }
}

/** Those with the same advice in one row. */
function formatRows(advised: readonly Advised[]): string {
  const rows = [...Map.groupBy(advised, ({ advice }) => advice)].map(([advice, alike]): readonly [string, string] => [
    [...new Set(alike.map(({ name, text }) => code(text === '' ? name : `${name}: ${text}`)))].join(', '),
    advice,
  ])
  return formatTable(
    ['The error says', 'What to do'],
    rows.sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
