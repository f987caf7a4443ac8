/** Finds the distributions that are ours among all of the account, by their tags. */
import { isGone, type Distributions, type Tags } from '../../cloudfront/distributions.ts'
import { Failure } from '../../failure.ts'
import { isMarkedDestroyed, isOwnedBy, readOwnership, type Ownership } from './tags.ts'

export type OwnedDistribution = {
  readonly id: string
  readonly arn: string
  readonly owner: Ownership
  /** All of its tags, as they were read. */
  readonly tags: Tags
}

/** Give it the port with retries: it sends one request for each distribution of the account. */
export type OwnershipDependencies = { readonly distributions: Distributions }

/** No list of distributions tells their tags: they are read one by one, a few at a time, so that many do not meet CloudFront's rates. */
const AT_ONCE = 4

/** The distributions that the action made for any repository, in CloudFront's order. */
export async function listOwned({ distributions }: OwnershipDependencies): Promise<readonly OwnedDistribution[]> {
  const all = await collect(distributions.list())
  const owned = await mapAtOnce(all, AT_ONCE, async ({ id, arn }) => {
    const tags = await readTags(distributions, arn)
    const owner = readOwnership(tags)
    return owner && { id, arn, owner, tags }
  })
  return owned.filter((one) => one !== undefined)
}

/**
 * The distribution that is meant by a name. Of several it is the one whose destruction was not begun, or any if that was begun with
 * all of them. Undefined if there is none. Rejects with a Failure that names them if several are alive; nothing was touched then.
 */
export async function findOwned(
  ownership: Ownership,
  dependencies: OwnershipDependencies,
): Promise<OwnedDistribution | undefined> {
  const matches = (await listOwned(dependencies)).filter(({ tags }) => isOwnedBy(tags, ownership))
  const [first, ...others] = matches
  if (first === undefined || others.length === 0) return first
  const [living, ...rivals] = matches.filter(({ tags }) => !isMarkedDestroyed(tags))
  if (rivals.length === 0) return living ?? first
  throw new Failure(
    `${matches.length} distributions are tagged as \`${ownership.name}\` of ${ownership.repository}: ${matches.map(({ id }) => id).join(', ')}. None of them was touched.`,
    'Keep one of them: delete the others, or remove their `cloudfront-action:` tags.',
  )
}

/** A distribution that was deleted in between has no tags. */
async function readTags(distributions: Distributions, arn: string): Promise<Tags> {
  try {
    return await distributions.getTags(arn)
  } catch (error) {
    if (isGone(error)) return new Map()
    throw error
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Maps in the order of the items, so many of them at once; the first that fails ends it for all. */
async function mapAtOnce<Item, Mapped>(
  items: readonly Item[],
  atOnce: number,
  map: (item: Item) => Promise<Mapped>,
): Promise<readonly Mapped[]> {
  const mapped: Mapped[] = []
  const queue = takeInTurn(items)
  const work = async () => {
    for (const [index, item] of queue) mapped[index] = await map(item)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return mapped
}

/** Unlike an array's iterator, a generator ends for all who take from it as soon as one of them leaves its loop. */
function* takeInTurn<Item>(items: readonly Item[]): Generator<[number, Item]> {
  yield* items.entries()
}
