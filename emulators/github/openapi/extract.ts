/**
 * Writes `api.github.com.json` from the unpacked npm package `@octokit/openapi` (400 MB):
 * `node emulators/github/openapi/extract.ts DIRECTORY`, then prettier.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OPERATIONS = [
  ['get', 'actions/runs/{run_id}/jobs'],
  ['get', 'actions/workflows/{workflow_id}/runs'],
  ['get', 'commits/{commit_sha}/pulls'],
  ['get', 'commits/{ref}'],
  ['get', 'compare/{basehead}'],
  ['get', 'contents/{path}'],
  ['get', 'deployments'],
  ['post', 'deployments'],
  ['delete', 'deployments/{deployment_id}'],
  ['get', 'deployments/{deployment_id}/statuses'],
  ['post', 'deployments/{deployment_id}/statuses'],
  ['get', 'git/blobs/{file_sha}'],
  ['get', 'git/trees/{tree_sha}'],
  ['patch', 'issues/comments/{comment_id}'],
  ['get', 'issues/{issue_number}/comments'],
  ['post', 'issues/{issue_number}/comments'],
  ['get', 'pulls'],
  ['get', 'pulls/{pull_number}'],
  ['get', 'pulls/{pull_number}/files'],
  ['get', 'releases'],
  ['get', 'tags'],
].map(([method = '', path = '']) => ({ method, path: `/repos/{owner}/{repo}/${path}` }))

const PROSE = new Set(['description', 'example', 'examples', 'summary', 'title', 'externalDocs', 'x-github', 'tags'])

type Document = { readonly [key: string]: Json }
type Json = null | boolean | number | string | readonly Json[] | Document

const [directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('Give the directory of the unpacked package @octokit/openapi.')
const read = (path: string) => JSON.parse(readFileSync(join(directory, path), 'utf8')) as Document
const description = read('generated/api.github.com.json')
const components = new Map<string, Json>()

const paths: Record<string, Record<string, Json>> = {}
for (const { method, path } of OPERATIONS) (paths[path] ??= {})[method] = take(at(description, ['paths', path, method]))
const extract = {
  from: `@octokit/openapi ${JSON.stringify(read('package.json')['version'])}, generated/api.github.com.json`,
  openapi: description['openapi'] ?? null,
  paths,
  components: nest([...components].sort(([one], [other]) => (one < other ? -1 : 1))),
}
writeFileSync(join(import.meta.dirname, 'api.github.com.json'), `${JSON.stringify(extract, undefined, 1)}\n`)

/** Without prose, but with everything referred to. Properties may be named like keys of prose. */
function take(part: Json, names = false): Json {
  if (typeof part !== 'object' || part === null) return part
  if (isList(part)) return part.map((item) => take(item))
  if (!names && typeof part['$ref'] === 'string') {
    const reference = part['$ref']
    if (!components.has(reference)) {
      components.set(reference, null)
      components.set(reference, take(at(description, reference.slice('#/'.length).split('/'))))
    }
    return { $ref: reference }
  }
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => names || !PROSE.has(key))
      .map(([key, value]) => [key, take(value, !names && key === 'properties')]),
  )
}

function nest(entries: readonly (readonly [reference: string, value: Json])[]): Json {
  const nested: Record<string, Record<string, Json>> = {}
  for (const [reference, value] of entries) {
    const [, , kind = '', name = ''] = reference.split('/')
    ;(nested[kind] ??= {})[name] = value
  }
  return nested
}

function at(root: Json, keys: readonly string[]): Json {
  return keys.reduce((value, key) => {
    const found = typeof value === 'object' && value !== null && !isList(value) ? value[key] : undefined
    if (found === undefined) throw new Error(`The description has no ${keys.join(' ')}.`)
    return found
  }, root)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
