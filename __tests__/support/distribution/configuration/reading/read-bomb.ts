/**
 * A process that receives names of bombs, and reads each complete and shortened to the limits. With names as arguments,
 * it prints the milliseconds and mebibytes of each.
 */
import { performance } from 'node:perf_hooks'
import { readDocument } from '../../../../../src/distribution/configuration/reading/read-document.ts'
import type { Fault } from '../../../../../src/faults.ts'
import { BOMBS } from './bombs.ts'

/** Reading takes longest just below the limits. */
const SHARES = [0.07, 0.14, 1]
const variables = new Map([['BIG', 'x'.repeat(100_000)]])

function readBomb(name: string) {
  const text = BOMBS[name]?.() ?? ''
  return (name.endsWith('.yml') ? SHARES : [1]).map((share) => {
    const bytes = new TextEncoder().encode(text.slice(0, text.length * share))
    const faults: Fault[] = []
    const began = performance.now()
    const cpuBefore = process.cpuUsage()
    const document = readDocument({ file: name, bytes, variables, report: (fault) => faults.push(fault) })
    const milliseconds = Math.round(performance.now() - began)
    const { user, system } = process.cpuUsage(cpuBefore)
    const cpu = Math.round((user + system) / 1000)
    const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024)
    return { name, share, isRead: document !== undefined, milliseconds, cpu, mebibytes, message: faults[0]?.message }
  })
}

for (const name of process.argv.slice(2)) for (const answer of readBomb(name)) console.log(JSON.stringify(answer))
process.on('message', (name) => process.send?.(readBomb(String(name))))
