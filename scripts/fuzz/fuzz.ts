/** `npm run fuzz -- [PARSER] [--seconds N] [--runs N] [--seed N]`: looks for inputs that a parser cannot bear. */
import { parseArgs } from 'node:util'
import { readCorpus, saveInput } from './corpus.ts'
import { BATCH, mutations } from './mutate.ts'
import { findFault, minimise } from './oracle.ts'
import { PARSERS } from './parsers.ts'

const MINIMISING = 30_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' }, runs: { type: 'string' }, seed: { type: 'string' } },
})
const seed = readNumber('seed', values.seed, Date.now() % 2 ** 31)
const seconds = readNumber('seconds', values.seconds, 60)
const runs = readNumber('runs', values.runs, Infinity)
const chosen = Object.entries(PARSERS).filter(([name]) => positionals.length === 0 || positionals.includes(name))
if (chosen.length === 0) throw new Error(`Name one of these parsers: ${Object.keys(PARSERS).join(', ')}.`)

console.log(`Seed ${seed}`)
for (const [parser, parse] of chosen) {
  const saved = readCorpus(parser)
  const end = performance.now() + (seconds * 1000) / chosen.length
  let tried = 0
  let found = false
  for (let batch = 0; !found && tried < runs && performance.now() < end; batch++) {
    for (const input of batch === 0 ? saved : mutations(saved, seed + batch * BATCH)) {
      if (tried >= runs || performance.now() >= end) break
      tried++
      if (findFault(parse, input) === undefined) continue
      const smallest = minimise(parse, input, performance.now() + MINIMISING)
      const file = saveInput(parser, smallest)
      console.error(`${parser}: ${findFault(parse, smallest) ?? 'the fault comes and goes'}`)
      console.error(`Saved as ${file}. In Base64: ${smallest.toString('base64')}`)
      process.exitCode = 1
      found = true
      break
    }
  }
  console.log(`${parser}: ${tried} inputs tried`)
}

function readNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (/^\d{1,10}$/.test(text)) return Number(text)
  throw new Error(`--${name} is ${JSON.stringify(text)}; write a whole number of at most 10 digits.`)
}
