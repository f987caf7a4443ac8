import { isGone, type Distributions, type Tags } from '../../cloudfront/distributions.ts'
import { Failure } from '../../failure.ts'
import { isMarkedDestroyed, isOwnedBy, readOwnership, type Ownership } from './tags.ts'

export type OwnedDistribution = {
  readonly id: string
  readonly arn: string
  readonly owner: Ownership
  readonly tags: Tags
}

/** With retries, because each distribution of the account needs a request. */
export type OwnershipDependencies = { readonly distributions: Distributions }

/** Lists do not contain tags, so we read them one by one, a few at a time to stay below CloudFront's rates. */
const AT_ONCE = 4

/** The distributions that the action created for any repository, in CloudFront's order. */
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
 * Finds a distribution by its name, first one that is not being destroyed. Undefined if none exists. Rejects with a
 * Failure if several match, before anything is changed.
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

/** Empty for a distribution that was deleted in the meantime. */
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

/** Maps in order, with `AT_ONCE` items at a time. The first failure stops all. */
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

/** One generator serves all workers. If one leaves its loop, it ends for all of them. */
function* takeInTurn<Item>(items: readonly Item[]): Generator<[number, Item]> {
  yield* items.entries()
}
