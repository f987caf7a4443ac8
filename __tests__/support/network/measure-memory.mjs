/** Preloaded by a step: when it ends, it writes the most memory that it had, in KiB, to the file that MEMORY_FILE names. */
import process from 'node:process'
import { readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => {
  // `resourceUsage` counts what the process was before it became Node, too.
  const [, peak] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  writeFileSync(process.env['MEMORY_FILE'], peak)
})
