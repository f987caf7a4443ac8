import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findNearestName } from '../nearest-name.ts'

const OUTPUTS = ['public', '_site', 'dist', 'build', 'out', 'site']

/** One with nearly this name, the same one in a project's directory, or the only usual output of a generator. */
export function findNearestBuild(workspace: string, directory: string): string | undefined {
  const segments = directory.split('/')
  const existing: string[] = []
  for (const segment of segments) {
    if (!isDirectory(join(workspace, ...existing, segment))) break
    existing.push(segment)
  }
  const names = listDirectories(join(workspace, ...existing))
  const missing = segments[existing.length] ?? ''
  const project = names.find((name) =>
    isDirectory(join(workspace, ...existing, name, ...segments.slice(existing.length))),
  )
  const outputs = names.filter((name) => OUTPUTS.includes(name))
  const near =
    findNearestName(missing, names) ??
    (project === undefined ? undefined : join(project, ...segments.slice(existing.length))) ??
    (outputs.length === 1 ? outputs[0] : undefined)
  return near === undefined ? undefined : join(...existing, near)
}

function listDirectories(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
    .map(({ name }) => name)
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
