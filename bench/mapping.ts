/**
 * The time to map changed files to paths: by the rule set, and by a plain loop that asks minimatch for each rule. Run
 * `node bench/mapping.ts`; it only prints.
 */

import { renderTargets } from '../src/purge/rules/render.ts'
import { createRuleSet } from '../src/purge/rules/rule-set.ts'
import { parseRules, type Rule } from '../src/purge/rules/rule.ts'
import { listFiles, RULES } from './mapping-rules.ts'
import { median } from './statistics.ts'

const ROUNDS = 41
const FILES = 10_000
const SIZES = [10_000, 100_000, 1_000_000]
const MEGABYTE = 1024 * 1024

type MapFile = (path: string) => readonly string[] | undefined

const rules = parseRules(
  RULES.split('\n').map((text, i) => ({ text, at: { input: 'rules', line: i + 1 } })),
  ({ message }) => {
    throw new Error(message)
  },
)

function createPlainLoop(of: readonly Rule[]): MapFile {
  return (path) => {
    for (const rule of of) {
      if (rule.glob.minimatch.match(path)) return renderTargets(rule, path)
    }
    return undefined
  }
}

function createIndexed(of: readonly Rule[]): MapFile {
  const { map } = createRuleSet(of)
  return (path) => map(path)?.targets
}

/** Milliseconds for all the files. */
function time(map: MapFile, files: readonly string[]): number {
  const start = performance.now()
  files.forEach((file) => map(file))
  return performance.now() - start
}

function compare(count: number): void {
  const files = listFiles(count, ROUNDS)
  const loop = createPlainLoop(rules)
  const indexed = createIndexed(rules)
  const differing = files.filter((file) => loop(file)?.join(' ') !== indexed(file)?.join(' '))
  const unmatched = files.filter((file) => loop(file) === undefined)
  const loopTimes: number[] = []
  const indexedTimes: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const others = listFiles(count, round)
    loopTimes.push(time(loop, others))
    indexedTimes.push(time(indexed, others))
  }
  const ratios = loopTimes.map((milliseconds, i) => milliseconds / (indexedTimes[i] ?? Number.NaN))
  console.log(
    `${files.length} files, ${rules.length} rules, ${unmatched.length} files unmatched, ${differing.length} differ`,
  )
  console.log(
    `plain loop ${median(loopTimes).toFixed(1)} ms, rule set ${median(indexedTimes).toFixed(1)} ms (medians of ${ROUNDS})`,
  )
  console.log(
    `ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  )
}

/** Keeps all results, like a run of the action. */
function grow(count: number): void {
  const files = listFiles(count, 0)
  const { map } = createRuleSet(rules)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const mapped = files.map((file) => map(file))
  const milliseconds = performance.now() - start
  globalThis.gc?.()
  const heap = (process.memoryUsage().heapUsed - before) / MEGABYTE
  const each = (milliseconds * 1000) / mapped.length
  console.log(
    `${count} files: ${milliseconds.toFixed(0)} ms (${each.toFixed(2)} µs each), heap grown by ${heap.toFixed(1)} MB`,
  )
}

compare(FILES)
for (const size of SIZES) grow(size)
