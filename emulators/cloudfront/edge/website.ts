/** The website endpoint of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/IndexDocumentSupport.html */

import { openBucket, type BucketSettings } from './bucket.ts'
import type { Origin, OriginAnswer } from './origin.ts'

/** A missing object is 404, because a website's objects are public. */
export type WebsiteSettings = BucketSettings & { readonly index?: string }

const REASONS = { 400: 'Bad Request', 403: 'Forbidden', 404: 'Not Found' }

/**
 * `/docs` is the object `docs`, else a redirect to `/docs/` if that has an index. As in S3, the redirect includes the
 * `OriginPath`.
 */
export function websiteOrigin(settings: WebsiteSettings): Origin {
  const { index = 'index.html', missing = 404 } = settings
  const bucket = openBucket(settings)
  return async (target) => {
    const key = bucket.keyOf(target)
    if (key === undefined) return writeError(400)
    const isDirectory = key.length === 0 || key.at(-1) === '/'.charCodeAt(0)
    const object = await bucket.read(isDirectory ? join(key, index) : key)
    if (object !== undefined) return object
    if (isDirectory || (await bucket.read(join(key, `/${index}`))) === undefined) return writeError(missing)
    const location = `${target.replace(/\?.*$/s, '')}/`
    return { status: 302, headers: { Location: location }, body: Buffer.from('') }
  }
}

function join(key: Buffer, name: string): Buffer {
  return Buffer.concat([key, Buffer.from(name)])
}

function writeError(status: keyof typeof REASONS): OriginAnswer {
  const title = `${status} ${REASONS[status]}`
  const html = `<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: Buffer.from(html) }
}
