/** What `deploy` and `destroy` have in common: CloudFront, and a clock, that stop when the job is cancelled. */
import type { Distributions } from '../cloudfront/distributions.ts'
import { Cancelled, heedInterruption, type Interruption } from '../waiting/cancellation.ts'
import { connectToCloudFrontOnce } from './adapters.ts'
import type { Step } from './step.ts'

export function connectForDistributions(name: string, { inputs, run, clock, runner, getIdToken, interruption }: Step) {
  const connect = connectToCloudFrontOnce(inputs, run, getIdToken)
  const heeded = heedInterruption(interruption, clock)
  return {
    distributions: async () => stopWhenCancelled((await connect()).distributions, name, heeded),
    cloudfront: async () => (await connect()).cloudfront,
    clock: { now: clock.now, sleep: heeded.sleep },
    interruption,
    log: runner.log,
  }
}

/** The same calls, which are refused once the job is cancelled, and then not waited for any longer than its end allows. */
function stopWhenCancelled(distributions: Distributions, name: string, { isOn, answer }: Interruption): Distributions {
  const cancelled = () =>
    new Cancelled(`while ${name} was worked on.`, 'Run the job again: it goes on from where this one got to.')
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
    getTags: (arn) => call(() => distributions.getTags(arn)),
    setTags: (arn, tags) => call(() => distributions.setTags(arn, tags)),
    removeTags: (arn, keys) => call(() => distributions.removeTags(arn, keys)),
  }
}
