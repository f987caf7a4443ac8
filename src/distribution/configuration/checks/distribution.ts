/** What a configuration says of the distribution as a whole. */
import { show } from '../wording.ts'
import type { Check } from './check.ts'
import { textAt } from './part.ts'

export const checkRootObject: Check = (config, { refuse }) => {
  const rootObject = textAt(config, 'DefaultRootObject')
  if (rootObject?.startsWith('/'))
    refuse(['DefaultRootObject'], `it must not start with a slash; write ${show(rootObject.replace(/^\/+/, ''))}`)
}

const MAX_COMMENT = 128

export const checkComment: Check = (config, { refuse }) => {
  const { length } = Array.from(textAt(config, 'Comment') ?? '')
  if (length > MAX_COMMENT) refuse(['Comment'], `it has ${length} characters; write at most ${MAX_COMMENT}`)
}

export const checkWebAcl: Check = (config, { advise }) => {
  const webAcl = textAt(config, 'WebACLId')
  if (webAcl?.includes(':wafv2:') && !/^arn:[\w-]+:wafv2:us-east-1:\d*:global\//.test(webAcl))
    advise(
      ['WebACLId'],
      'CloudFront takes web ACLs of global scope alone; write an ARN such as arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID',
    )
}

export const checkStaging: Check = (config, { advise }) => {
  if (config.members['Staging'] === true)
    advise(
      ['Staging'],
      'a staging distribution serves no viewers but those that a continuous deployment policy sends to it; leave it out for any other distribution',
    )
  if (textAt(config, 'ContinuousDeploymentPolicyId') !== undefined)
    advise(
      ['ContinuousDeploymentPolicyId'],
      'a policy belongs to one primary distribution; leave it out if the file describes several, as for previews',
    )
}
