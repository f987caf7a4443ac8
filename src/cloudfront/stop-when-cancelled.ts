import { Cancelled, type Interruption } from '../waiting/cancellation.ts'
import type { Distributions } from './distributions.ts'

/** After cancellation new calls throw, and running ones get 500 ms. */
export function stopWhenCancelled(
  distributions: Distributions,
  name: string,
  { isOn, answer }: Interruption,
): Distributions {
  const cancelled = () =>
    new Cancelled(`while ${name} was worked on.`, 'Run the job again: it continues where this one stopped.')
  const call = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    if (isOn()) throw cancelled()
    const answered = await answer(send().then((value) => ({ value })))
    if (answered === undefined) throw cancelled()
    return answered.value
  }
  return {
    create: (wanted) => call(() => distributions.create(wanted)),
    get: (id) => call(() => distributions.get(id)),
    update: (id, etag, config) => call(() => distributions.update(id, etag, config)),
    delete: (id, etag) => call(() => distributions.delete(id, etag)),
    list: async function* () {
      for await (const listed of distributions.list()) {
        if (isOn()) throw cancelled()
        yield listed
      }
    },
    findTenant: (domain) => call(() => distributions.findTenant(domain)),
    getTags: (arn) => call(() => distributions.getTags(arn)),
    setTags: (arn, tags) => call(() => distributions.setTags(arn, tags)),
    removeTags: (arn, keys) => call(() => distributions.removeTags(arn, keys)),
  }
}
