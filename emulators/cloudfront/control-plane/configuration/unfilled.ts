const GAPS: readonly RegExp[] = [
  /[<>[\]]/,
  /(?<![A-Za-z0-9])(?:YOUR|INSERT)[_-]/,
  // Words that mark a gap in copied examples.
  /(?<![A-Za-z0-9])(?:TODO|FIXME|TBD|PLACEHOLDER|XXX+)(?![A-Za-z0-9])|_HERE(?![A-Za-z0-9])/,
  /(?<![a-z0-9])(?:change|replace)[_-]?me(?![a-z0-9])/i,
  /(?<![a-z0-9])your[_-]?(?:bucket|domain)(?![a-z0-9])/i,
  /(?<![a-z0-9])your[_-](?:account|alb|certificate|distribution|function|id|origin|policy|region)(?![a-z0-9])/i,
  /(?<![A-Z0-9])[A-Z0-9]+_(?:ACCOUNT|ARN|BUCKET|DNS|DOMAIN|HOST|ID|NAME)(?![A-Z0-9_])/,
  /(?<![^./:])(?:ACCOUNT|BUCKET|DOMAIN|HOST|ID|NAME|REGION)(?![^./:])/,
]

export function isUnfilled(value: string): boolean {
  return GAPS.some((gap) => gap.test(value))
}
