const WITH_EXTENSION = /[^\s,;/]\.[A-Za-z][A-Za-z0-9]{0,7}$/
const ACTION_WORD =
  /^(?:(?:upload|download|copy|move|delete|remove|put|sync|add|update|create|skip):|(?:upload|copi|mov|delet|remov|sync|transferr?|skipp|replac|updat|creat|add)(?:ed|ing)\b:?) *\S/i
const LOG_LINE =
  /^(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d\b|(?:INFO|DEBUG|WARN|WARNING|ERROR|NOTICE)\b[ :])/
const ARROW = /\s(?:->|=>|→)\s|\s[↑↓✓✔]|^[↑↓✓✔]\s/
const STATUS = /^(?: [MADRCTU]|[MADRCTU] |[MADRCTU?!]{2}) \S|\t/
const LONG_LISTING = /^[-dl](?:[r-][w-][xsStT-]){3}/

/** A sentence; undefined if the line may be a name. */
export function findNameMistake(line: string): string | undefined {
  const shown = JSON.stringify(line)
  if (/^- \S/.test(line))
    return `${shown} is an item of a YAML list. Write the name alone: \`${unquote(line.slice(2))}\`.`
  if (/^(['`]).+\1,?$/.test(line)) return `${shown} is in quotes. Write \`${unquote(line)}\`.`
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(line))
    return `${shown} is a URL. Write the path of the file from the root of the repository, or give the path in \`paths\`.`
  if (STATUS.test(line) || LONG_LISTING.test(line) || /^\|.*\|$|\S {2,}\S/.test(line.trim())) {
    return `${shown} is a line of a table. Give the file names alone, one per line, as \`git diff --name-only\` writes them.${AS_JSON}`
  }
  if (
    ACTION_WORD.test(line) ||
    LOG_LINE.test(line) ||
    ARROW.test(line) ||
    /^\{.*":/.test(line) ||
    /[a-z\d]:\/\//i.test(line)
  ) {
    return `${shown} looks like a line of a tool's report, but this format is unknown. ${KNOWN} Or give the names alone, one per line.${AS_JSON}`
  }
  const names = splitNames(line, looksLikeFile)
  if (names === undefined) return undefined
  return `${shown} looks like ${names.length} names. Write one per line:\n${names.map((name) => `    ${name}`).join('\n')}\n  A single name with a space or a comma can be given in a JSON array.`
}

const KNOWN = 'Reports of `aws s3`, `s3cmd`, `s5cmd`, `rclone`, `hugo deploy` and `s3deploy` are read.'
const AS_JSON = ' A name that looks like this can be given in a JSON array.'

/** Splits a line if all its parts are items or begin with the same directory. `public/my file.html` is one name. */
export function splitNames(line: string, isItem: (text: string) => boolean): readonly string[] | undefined {
  for (const separator of [/\s*[,;]\s*|\s+/, /\s*[,;]\s*/]) {
    const parts = line
      .split(separator)
      .filter((part) => part !== '')
      .map(unquote)
    const directories = new Set(parts.map((part) => /^[^/]+(?=\/.)/.exec(part)?.[0]))
    const shareDirectory = directories.size === 1 && !directories.has(undefined)
    if (parts.length > 1 && (parts.every(isItem) || shareDirectory)) return parts
  }
  return undefined
}

function looksLikeFile(text: string): boolean {
  return WITH_EXTENSION.test(text)
}

export function unquote(text: string): string {
  const bare = text.trim().replace(/,$/, '')
  return /^(["'`])(.+)\1$/.exec(bare)?.[2] ?? bare
}
