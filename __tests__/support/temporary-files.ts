/** Jest's global setup: the repositories and steps of the tests are thousands of small files, which are best kept in memory. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Linux keeps the files of this directory in memory. */
const IN_MEMORY = '/dev/shm'
/** Bytes. Docker gives 64 MiB unless told otherwise. */
const ENOUGH = 2 * 1024 ** 3

/** Moves `os.tmpdir()` of this process and its workers into memory if there is room and programs may run there. */
export default function keepTemporaryFilesInMemory(): void {
  const directory = makeDirectory()
  if (directory === undefined) return
  process.env['TMPDIR'] = directory
  process.on('exit', () => {
    rmSync(directory, { recursive: true, force: true })
  })
}

function makeDirectory(): string | undefined {
  if (!existsSync(IN_MEMORY)) return undefined
  const { bavail, bsize } = statfsSync(IN_MEMORY)
  if (bavail * bsize < ENOUGH) return undefined
  try {
    const directory = mkdtempSync(join(IN_MEMORY, 'tests-'))
    const program = join(directory, 'program')
    writeFileSync(program, '#!/bin/sh\nexit 0\n')
    chmodSync(program, 0o755)
    if (spawnSync(program).status === 0) return directory
    rmSync(directory, { recursive: true })
  } catch {
    // It is not writable.
  }
  return undefined
}
