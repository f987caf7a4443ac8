/** Who may sign URLs and cookies. */
import type { Check } from './check.ts'
import { behaviorsOf, partAt, textsAt } from './part.ts'

/** Said once, as it is no mistake. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html */
export const checkTrustedSigners: Check = (config, { advise }) => {
  const first = behaviorsOf(config).find((behavior) => textsAt(behavior, 'TrustedSigners').length > 0)
  const signers = first && partAt(first, 'TrustedSigners')
  if (signers === undefined) return
  advise(
    signers.path,
    'it works only as long as the root users of these accounts keep their CloudFront key pairs; name a key group in TrustedKeyGroups instead',
  )
}
