export function fillDomain(url: string, domain: string): string {
  return url.replaceAll('{domain}', () => domain)
}

/** All except `{domain}`. */
export function fillAddress(
  template: string,
  preview: { readonly name: string; readonly number: number; readonly branchSlug: string },
): string {
  const values = { name: preview.name, number: String(preview.number), 'branch-slug': preview.branchSlug }
  return Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, () => value), template)
}

export function joinAddress(url: string, path: string): string {
  return url.replace(/\/+$/, '') + path
}
