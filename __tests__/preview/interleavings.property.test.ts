/**
 * Previews, pushes, closes, reopens and sweeps interleaved at random, call by call, with kills at any call: nothing is
 * left of a closed pull request after the next sweeps, and nothing is taken from an open one.
 */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Distributions } from '../../src/cloudfront/distributions.ts'
import { runs } from '../support/random-runs.ts'
import type { Gate } from '../support/preview/memory-github.ts'
import { createScheduler } from '../support/preview/scheduler.ts'
import { isServing, openWorld } from '../support/preview/world.ts'

const NUMBER = 7
const MOST_RUNS = 3
const DAY = 24 * 3_600_000

/** What a story did, for messages and for counting. */
type Story = { readonly world: ReturnType<typeof openWorld>; readonly told: string[]; readonly removals: number }

/** Each choice is one move among those that are possible. */
async function play(choices: readonly number[]): Promise<Story> {
  const scheduler = createScheduler()
  const told: string[] = []
  /** By run, whether its last call read that the pull request is closed. */
  const hasReadClosed = new Map<string, boolean>()
  let removals = 0
  const note = (operation: string, isClosed = false) => {
    told.push(`${scheduler.current()}: ${operation}`)
    hasReadClosed.set(scheduler.current(), isClosed)
  }
  const gate: Gate = (operation, act) =>
    scheduler.call(operation, () => {
      const answer = act()
      note(operation, operation === 'get' && !world.github.isOpen(NUMBER))
      return answer
    })
  const remove = (operation: string) => {
    removals++
    expect([told, hasReadClosed.get(scheduler.current())]).toEqual([told, true])
    note(operation)
  }
  const wrap = (distributions: Distributions): Distributions => {
    const call = <Answer>(operation: string, act: () => Promise<Answer>) =>
      scheduler.call(operation, () => {
        note(operation)
        return act()
      })
    return {
      ...distributions,
      create: (wanted) => call('create', () => distributions.create(wanted)),
      get: (id) => call('get distribution', () => distributions.get(id)),
      getTags: (arn) => call('getTags', () => distributions.getTags(arn)),
      setTags: (arn, tags) => call('setTags', () => distributions.setTags(arn, tags)),
      removeTags: (arn, keys) => call('removeTags', () => distributions.removeTags(arn, keys)),
      update: (id, etag, config) =>
        scheduler.call('update', () => {
          if (config['Enabled'] === false) remove('disable')
          else note('update')
          return distributions.update(id, etag, config)
        }),
      delete: (id, etag) =>
        scheduler.call('delete', () => {
          remove('delete')
          return distributions.delete(id, etag)
        }),
    }
  }
  const world = openWorld({ clock: scheduler.clock, gate, wrap })
  world.github.setPull(NUMBER)

  let count = 0
  const start = (kind: string, work: () => Promise<unknown>) => () => {
    told.push(`--- ${kind}`)
    scheduler.start(`${kind} ${++count}`, work)
  }
  const previewRun = () => world.preview(NUMBER)
  const change = (isOpen: boolean) => {
    world.github.setPull(NUMBER, { isOpen })
    start(isOpen ? 'reopen' : 'close', previewRun)()
  }
  start('open', previewRun)()
  await scheduler.settle()

  for (const choice of choices) {
    const turns = scheduler.turns()
    const events =
      scheduler.active().length >= MOST_RUNS
        ? []
        : [
            world.github.isOpen(NUMBER)
              ? () => {
                  change(false)
                }
              : () => {
                  change(true)
                },
            start('sweep', () => world.sweep()),
            ...(world.github.isOpen(NUMBER) ? [start('push', previewRun)] : []),
          ]
    // A kill now and then, an event sometimes, mostly the next call of any run.
    const moves = [
      ...turns.flatMap(({ goOn }) => Array.from({ length: 8 }, () => goOn)),
      ...turns.map(({ kill, run }) => () => {
        told.push(`killed: ${run}`)
        kill()
      }),
      ...events,
    ]
    moves[choice % moves.length]?.()
    await scheduler.settle()
  }

  // Whatever still runs comes to its end.
  for (;;) {
    const [turn] = scheduler.turns()
    if (turn === undefined) break
    turn.goOn()
    await scheduler.settle()
  }
  scheduler.free()
  return { world, told, removals }
}

const stories = fc.array(fc.nat(10_000), { minLength: 40, maxLength: 250 })

test('nothing is left of a closed pull request after the next sweeps, even if no run was told', async () => {
  let removals = 0
  await fc.assert(
    fc.asyncProperty(stories, async (choices) => {
      const { world, told, ...story } = await play(choices)
      removals += story.removals
      world.github.setPull(NUMBER, { isOpen: false })
      for (let sweep = 0; sweep < 3; sweep++) {
        expect((await world.sweep()).problems).toEqual([])
        await world.clock.sleep(DAY)
      }
      expect([told, world.ours(), world.github.allDeployments()]).toEqual([told, [], []])
      for (const { body } of world.github.comments(NUMBER)) expect(body).toContain('Removed')
    }),
    { numRuns: runs(1000) },
  )
  expect(removals).toBeGreaterThan(10)
})

test('an open pull request has one preview that serves after its next run, and no sweep takes it', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (choices) => {
      const { world, told } = await play(choices)
      world.github.setPull(NUMBER, { isOpen: true })
      const outcome = await world.preview(NUMBER)
      expect([told, outcome]).toMatchObject([told, { state: 'served', problems: [] }])
      await world.clock.sleep(DAY)
      await world.sweep()
      await world.sweep()
      expect([told, world.ours().map(isServing)]).toEqual([told, [true]])
      expect(world.github.comments(NUMBER).at(-1)?.body).toContain('Served')
    }),
    { numRuns: runs(1000) },
  )
})
