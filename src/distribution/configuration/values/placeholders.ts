/** `your-app.com`, `your-site.com` and `your-store.com` are real hosts. */
const NOUNS =
  'account|acl|alb|arn|bucket|cert|certificate|distribution|dns|domain|elb|endpoint|function|hostname|id|lb|load-?balancer|origin|policy|region|s3'

/** Only texts that a real name hardly ever contains: `placeholder.com` and `todo.example.com` are real hosts. */
const PATTERNS: readonly RegExp[] = [
  /[<>[\]]|\$\(|%[A-Z_]+%/,
  // Words in capitals that mark a gap.
  /(?:^|[^A-Za-z0-9])(?:TODO|FIXME|TBD|PLACEHOLDER|X{3,}|x{4,})(?![A-Za-z0-9])/,
  /(?:^|[^A-Za-z0-9])(?:YOUR|INSERT)[_-]|_HERE(?![A-Za-z0-9])/,
  /(?:^|[^a-z0-9])(?:(?:change|replace)[_-]?me|replace[_-](?:this|with))(?![a-z0-9])/i,
  new RegExp(`(?:^|[^a-z0-9])(?:your[_-](?:${NOUNS})|yourdomain|yourbucket)(?![a-z0-9])`, 'i'),
  new RegExp(`(?:^|[^a-z0-9])(?:${NOUNS})[_-]here(?![a-z0-9])`, 'i'),
  /(?:^|[^A-Z0-9])(?:[A-Z0-9]+_)+(?:ACCOUNT|ALB|ARN|BUCKET|DNS|DOMAIN|ENDPOINT|HOST|HOSTNAME|ID|NAME|URL)(?![A-Z0-9_])/,
  // As in our own advice and in the API reference.
  /(?:^|[./:])(?:ACCOUNT|BUCKET|DOMAIN|HOST|ID|NAME|REGION)(?=$|[./:])/,
]

export function isPlaceholder(text: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(text))
}
