/** The date in CloudFront's URLs and XML namespaces: `/2020-05-31/…`. */

const VERSIONED_PATH = /^\/(\d{4}-\d{2}-\d{2})(\/.*)$/

/** Undefined without a date. */
export function splitVersion(path: string): { readonly version: string; readonly resource: string } | undefined {
  const [, version, resource] = VERSIONED_PATH.exec(path) ?? []
  return version === undefined || resource === undefined ? undefined : { version, resource }
}

export function namespaceOf(version: string): string {
  return `http://cloudfront.amazonaws.com/doc/${version}/`
}
