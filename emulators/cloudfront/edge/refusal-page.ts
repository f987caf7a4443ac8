import type { OriginAnswer } from './origin.ts'

export function refuseViewer(status: 400 | 403 | 503, reason: string): OriginAnswer {
  const page = `<html><head><title>ERROR: The request could not be satisfied</title></head>\n<body><h1>${status} ERROR</h1><p>${reason}</p></body></html>\n`
  return {
    status,
    headers: { 'Content-Type': 'text/html', 'X-Cache': 'Error from cloudfront' },
    body: Buffer.from(page),
  }
}
