/** `pr-7.preview.example.com` with the alias `*.preview.example.com`, otherwise `www.example.com/pr-7`. */
export function domainOfPrefix(
  { domainName, aliases }: { readonly domainName: string; readonly aliases: readonly string[] },
  prefix: string,
): string {
  const wildcard = aliases.find((alias) => alias.startsWith('*.'))
  const label = prefix.slice(prefix.lastIndexOf('/') + 1)
  return wildcard === undefined ? `${aliases[0] ?? domainName}/${prefix}` : `${label}${wildcard.slice(1)}`
}
