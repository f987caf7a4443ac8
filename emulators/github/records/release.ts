import type { StoredRelease } from '../record-store.ts'
import type { StoredCommit } from '../git-store.ts'
import { nodeId } from './commit.ts'
import { accountRecord, type Site } from './owner.ts'

export function releaseRecord(release: StoredRelease, id: number, commit: StoredCommit | undefined, site: Site) {
  const api = `${site.url}/repos/${site.repository}`
  const { tag, publishedAt, draft, prerelease } = release
  const published = publishedAt === null ? null : new Date(publishedAt).toISOString()
  return {
    url: `${api}/releases/${id}`,
    html_url: `${site.url}/${site.repository}/releases/${tag}`,
    assets_url: `${api}/releases/${id}/assets`,
    upload_url: `${api}/releases/${id}/assets{?name,label}`,
    tarball_url: `${api}/tarball/${tag}`,
    zipball_url: `${api}/zipball/${tag}`,
    id,
    node_id: nodeId('Release', id),
    tag_name: tag,
    target_commitish: 'main',
    name: tag,
    body: null,
    draft,
    prerelease,
    created_at: commit?.committer.date ?? published ?? '2026-01-01T00:00:00Z',
    published_at: published,
    author: accountRecord(site),
    assets: [],
  }
}
