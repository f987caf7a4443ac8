/** The date that stands first in every CloudFront URL and in the namespace of its XML: `/2020-05-31/…`. */

const VERSIONED_PATH = /^\/(\d{4}-\d{2}-\d{2})(\/.*)$/

/** Splits `/2020-05-31/distribution/E1` into its version and `/distribution/E1`; `undefined` if no date stands first. */
export function splitVersion(path: string): { readonly version: string; readonly resource: string } | undefined {
  const [, version, resource] = VERSIONED_PATH.exec(path) ?? []
  return version === undefined || resource === undefined ? undefined : { version, resource }
}

/** The namespace of a version's XML documents, as the service writes it. */
export function namespaceOf(version: string): string {
  return `http://cloudfront.amazonaws.com/doc/${version}/`
}
