import { NoSuchResource$, type Tag, type Tags as ApiTags } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../protocol/operation.ts'
import { ServiceError } from '../protocol/service-error.ts'
import { refusal } from './refusals.ts'
import type { Store, Tags } from './store.ts'

const MOST_TAGS = 50
const LONGEST_KEY = 128
const LONGEST_VALUE = 256
const RESERVED = /^aws:/i
/** As the service's errors quote it. */
const PATTERN = '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'
const TEXT = new RegExp(PATTERN, 'u')

export function findTags(store: Store, arn: string): Tags {
  return findTagged(store, arn).tags
}

export function addTags(store: Store, arn: string, tags: Tags): void {
  changeTags(store, arn, (before) => ({ ...before, ...tags }))
}

export function removeTags(store: Store, arn: string, keys: readonly string[]): void {
  changeTags(store, arn, (before) => Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key))))
}

export function readTags(tags: Validated<ApiTags>, path: string): Tags {
  const items = tags.Items ?? []
  for (const [index, { Key, Value = '' }] of items.entries()) {
    const place = `${path}.items.${index + 1}.member`
    checkText(Key, `${place}.key`, LONGEST_KEY)
    checkText(Value, `${place}.value`, LONGEST_VALUE)
  }
  const keys = items.map(({ Key }) => Key)
  const areKeys = keys.every((key) => key !== '' && !RESERVED.test(key)) && new Set(keys).size === keys.length
  if (!areKeys || keys.length > MOST_TAGS) throw refusal('InvalidTagging')
  return Object.fromEntries(items.map(({ Key, Value = '' }: Validated<Tag>) => [Key, Value]))
}

export function describeTags(tags: Tags): object {
  return { Items: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }
}

function findTagged(store: Store, arn: string) {
  const tagged = [...store.distributions.values(), ...store.tenants.values()].find((each) => each.arn === arn)
  if (tagged === undefined) throw new ServiceError(NoSuchResource$, `The specified resource ${arn} does not exist.`)
  return tagged
}

function changeTags(store: Store, arn: string, change: (tags: Tags) => Tags): void {
  const tagged = findTagged(store, arn)
  const tags = change(tagged.tags)
  if (Object.keys(tags).length > MOST_TAGS) throw refusal('InvalidTagging')
  if ('domains' in tagged) store.tenants.set(tagged.id, { ...tagged, tags })
  else store.distributions.set(tagged.id, { ...tagged, tags })
}

/** In the words of the schema (commitdev/zero-aws-eks-stack#59). */
function checkText(text: string, place: string, longest: number): void {
  const constraint =
    text.length > longest
      ? `Member must have length less than or equal to ${longest}`
      : `Member must satisfy regular expression pattern: ${PATTERN}`
  if (text.length <= longest && TEXT.test(text)) return
  throw new ServiceError(
    'MalformedXML',
    `1 validation error detected: Value '${text}' at '${place}' failed to satisfy constraint: ${constraint}`,
  )
}
