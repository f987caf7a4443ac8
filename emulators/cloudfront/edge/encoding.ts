import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { OriginAnswer } from './origin.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** CloudFront's order, whatever weights the viewer gives. */
export function chooseEncoding(headers: Readonly<Record<string, string>> = {}): Encoding {
  const [, accepted = ''] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'accept-encoding') ?? []
  const names = accepted.split(',').map((name) => name.replace(/;.*/, '').trim().toLowerCase())
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding)) ?? 'identity'
}

export function encode(answer: OriginAnswer, encoding: Encoding): OriginAnswer {
  if (encoding === 'identity' || answer.status !== 200) return answer
  const body = encoding === 'br' ? brotliCompressSync(answer.body) : gzipSync(answer.body)
  return { ...answer, headers: { ...answer.headers, 'Content-Encoding': encoding }, body }
}

/** The variants of an object in the cache: URLs have no space. */
export function variantOf(cacheKey: string, encoding: Encoding): string {
  return encoding === 'identity' ? cacheKey : `${cacheKey} ${encoding}`
}

export function variantsOf(cacheKey: string): readonly string[] {
  return [cacheKey, variantOf(cacheKey, 'gzip'), variantOf(cacheKey, 'br')]
}
