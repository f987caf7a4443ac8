/** What the action advises when AWS refuses a call, as Markdown. */
import { advise, ADVISED_CODES } from '../src/cloudfront/advice.ts'
import { code, formatTable } from './docs-action.ts'

/** Texts of AccessDenied that have a cause of their own. */
const DENIALS = [
  'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  'Your account must be verified before you can add new CloudFront resources',
]

/** A table of the codes and their advice, as it is given for a purge of distribution E2EXAMPLE1ABCD. */
export function formatAdvice(): string {
  const refusals = [
    ...ADVISED_CODES.map((name) => ({ name, text: '' })),
    ...DENIALS.map((text) => ({ name: 'AccessDenied', text })),
  ]
  const byAdvice = Map.groupBy(refusals, ({ name, text }) =>
    advise({
      operation: 'CreateInvalidation',
      code: name,
      text,
      distribution: { kind: 'distribution', id: 'E2EXAMPLE1ABCD' },
    }),
  )
  const rows = [...byAdvice].map(([advice, alike]): readonly [string, string] => [
    alike.map(({ name, text }) => code(text === '' ? name : `${name}: ${text}`)).join(', '),
    advice,
  ])
  return formatTable(
    ['The error says', 'What to do'],
    rows.sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
