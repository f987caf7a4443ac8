/** A program that leaves a mark when it runs, for tests in which it must not run. */
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type MarkingProgram = {
  /** The path of the program. It answers nothing, and ends with an error. */
  readonly program: string
  /** A directory with this program under each of these names. */
  readonly namedLike: (directory: string, ...names: readonly string[]) => string
  /** Whether it ran since this was asked the last time. */
  readonly hasRun: () => boolean
}

export function makeMarkingProgram(directory: string): MarkingProgram {
  const mark = join(directory, 'mark')
  const write = (path: string) => {
    writeFileSync(path, `#!/bin/sh\necho "$0 $*" >> '${mark}'\nexit 1\n`)
    chmodSync(path, 0o755)
    return path
  }
  return {
    program: write(join(directory, 'marking-program')),
    namedLike: (where, ...names) => {
      mkdirSync(where, { recursive: true })
      for (const name of names) write(join(where, name))
      return where
    },
    hasRun: () => {
      const found = existsSync(mark)
      rmSync(mark, { force: true })
      return found
    },
  }
}
