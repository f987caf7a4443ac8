/** Tags of what has an ARN. */

import { NoSuchResource$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'
import type { Store, Tags } from './store.ts'

export function findTags(store: Store, arn: string): Tags {
  const tagged = [...store.distributions.values(), ...store.tenants.values()].find((each) => each.arn === arn)
  if (tagged === undefined) throw new ServiceError(NoSuchResource$, `The specified resource ${arn} does not exist.`)
  return tagged.tags
}

/** The members of CloudFront's `Tags`, which has no Quantity. */
export function describeTags(tags: Tags): object {
  return { Items: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }
}
