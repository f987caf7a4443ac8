/** The saved inputs of each parser: one folder for each parser, one file for each input. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CORPUS = join(dirname(fileURLToPath(import.meta.url)), 'corpus')

export function corpusParsers(): readonly string[] {
  return readdirSync(CORPUS)
}

export function readCorpus(parser: string): readonly Buffer[] {
  const directory = join(CORPUS, parser)
  return readdirSync(directory)
    .sort()
    .map((name) => readFileSync(join(directory, name)))
}

/** Returns the path of the file. */
export function saveInput(parser: string, input: Buffer): string {
  const file = join(CORPUS, parser, `found-${createHash('sha256').update(input).digest('hex').slice(0, 8)}`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, input)
  return file
}
