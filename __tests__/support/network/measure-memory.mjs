/**
 * Preloaded by a step: when it ends, it writes the most memory that it or a program that it started had, in KiB, to the
 * file that MEMORY_FILE names.
 */
import process from 'node:process'
import { setInterval } from 'node:timers'
import { readFileSync, writeFileSync } from 'node:fs'

let most = 0

/** Of a process and of those below it. `resourceUsage` counts what the process was before it became Node, too. */
function measure(pid) {
  try {
    const [, peak = 0] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    most = Math.max(most, Number(peak))
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    for (const child of children.split(' ').filter(Boolean)) measure(child)
  } catch {
    // It has ended.
  }
}

setInterval(measure, 50, process.pid).unref()
process.on('exit', () => {
  measure(process.pid)
  writeFileSync(process.env['MEMORY_FILE'], String(most))
})
