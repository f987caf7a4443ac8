/** Prints what CHANGELOG.md says about a version, for its release: `node scripts/release-notes.ts v1.2.3`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findNotes } from './changelog.ts'

const [, , tag = ''] = process.argv
const version = tag.replace(/^v/, '')
const notes = findNotes(await readFile(join(import.meta.dirname, '../CHANGELOG.md'), 'utf8'), version)
if (notes === undefined) {
  console.error(`CHANGELOG.md has no section \`## ${version}\` that says what is new. Write one, and tag again.`)
  process.exitCode = 1
} else {
  console.log(notes)
}
