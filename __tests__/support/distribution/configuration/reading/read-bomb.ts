/**
 * Reads the bombs of the given names, whole and cut so that they pass the limits which the whole ones exceed. Prints of each the
 * milliseconds that it took and the mebibytes that this process had at the most.
 */
import { performance } from 'node:perf_hooks'
import { readDocument } from '../../../../../src/distribution/configuration/reading/read-document.ts'
import type { Fault } from '../../../../../src/faults.ts'
import { BOMBS } from './bombs.ts'

/** Below the limits and at them is where reading takes longest. */
const SHARES = [0.07, 0.14, 1]
const variables = new Map([['BIG', 'x'.repeat(100_000)]])

for (const name of process.argv.slice(2)) {
  const text = BOMBS[name]?.() ?? ''
  for (const share of name.endsWith('.yml') ? SHARES : [1]) {
    const bytes = new TextEncoder().encode(text.slice(0, text.length * share))
    const faults: Fault[] = []
    const began = performance.now()
    const cpuBefore = process.cpuUsage()
    const document = readDocument({ file: name, bytes, variables, report: (fault) => faults.push(fault) })
    const milliseconds = Math.round(performance.now() - began)
    const { user, system } = process.cpuUsage(cpuBefore)
    const cpu = Math.round((user + system) / 1000)
    const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024)
    const message = faults[0]?.message
    console.log(JSON.stringify({ name, share, isRead: document !== undefined, milliseconds, cpu, mebibytes, message }))
  }
}
