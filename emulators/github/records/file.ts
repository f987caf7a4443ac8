import type { ComparedFile } from '../compared-files.ts'
import type { Site } from './owner.ts'

export function fileRecord(file: ComparedFile, head: string, { url, repository }: Site) {
  const path = `${head}/${encodeURIComponent(file.filename.toWellFormed())}`
  return {
    ...file,
    blob_url: `${url}/${repository}/blob/${path}`,
    raw_url: `${url}/${repository}/raw/${path}`,
    contents_url: `${url}/repos/${repository}/contents/${path}`,
  }
}
