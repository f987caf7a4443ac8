/** `npm run fuzz -- [PARSER ...] [--seconds N] [--runs N] [--seed N]`: looks for inputs that break a parser. */
import { parseArgs } from 'node:util'
import { readCorpus, saveInput } from './corpus.ts'
import { BATCH, mutations } from './mutate.ts'
import { findFault, minimise } from './oracle.ts'
import { PARSERS } from './parsers.ts'

const MINIMISING = 30_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' } },
})
const seed = readNumber('seed', values.seed, Date.now() % 2 ** 31)
const seconds = readNumber('seconds', values.seconds, 60)
const runs = readNumber('runs', values.runs, Infinity)
const unknown = positionals.filter((name) => !Object.hasOwn(PARSERS, name))
if (unknown.length > 0) {
  const names = unknown.map((name) => JSON.stringify(name)).join(', ')
  throw new Error(`Unknown parsers: ${names}. Choose from these: ${Object.keys(PARSERS).join(', ')}.`)
}
const chosen = Object.entries(PARSERS).filter(([name]) => positionals.length === 0 || positionals.includes(name))

console.log(`Seed ${seed}`)
for (const [parser, parse] of chosen) {
  const end = performance.now() + (seconds * 1000) / chosen.length
  let tried = 0
  for (const input of inputs(parser)) {
    if (tried >= runs || performance.now() >= end) break
    tried++
    if (findFault(parse, input) === undefined) continue
    const smallest = minimise(parse, input, performance.now() + MINIMISING)
    const file = saveInput(parser, smallest)
    console.error(`${parser}: ${findFault(parse, smallest) ?? 'the fault does not occur every time'}`)
    console.error(`Saved as ${file}. In Base64: ${smallest.toString('base64')}`)
    process.exitCode = 1
    break
  }
  console.log(`${parser}: ${tried} inputs tried`)
}

/** The saved ones, then mutations of them without end. */
function* inputs(parser: string): Generator<Buffer> {
  const saved = readCorpus(parser)
  yield* saved
  for (let batch = 1; ; batch++) yield* mutations(saved, seed + batch * BATCH)
}

function readNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (/^\d{1,10}$/.test(text)) return Number(text)
  throw new Error(`--${name} is ${JSON.stringify(text)}; write a whole number of at most 10 digits.`)
}
