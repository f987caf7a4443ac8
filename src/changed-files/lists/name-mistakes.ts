import { unquote } from '../../unquote.ts'

const WITH_EXTENSION = /[^\s,;/]\.[A-Za-z][A-Za-z0-9]{0,7}$/
const ACTION_WORD =
  /^(?:(?:upload|download|copy|move|delete|remove|put|sync|add|update|create|skip):|(?:upload|copi|mov|delet|remov|sync|transferr?|skipp|replac|updat|creat|add)(?:ed|ing)\b:?) *\S/i
const LOG_LINE =
  /^(?:\[?(?:INFO|DEBUG|WARN|WARNING|ERROR|NOTICE)\]|(?:GET|PUT|POST|DELETE|HEAD) \/|\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d\b|(?:INFO|DEBUG|WARN|WARNING|ERROR|NOTICE)\b[ :])/
const ARROW = /\s(?:->|=>|→)\s|\s[↑↓✓✔]|^[↑↓✓✔]\s/
/** Of `git diff`, `git status` and rsync. */
const GIT_OR_RSYNC =
  /^(?:diff --git |(?:\+\+\+|---) [ab]\/|@@ |index [\da-f]{7,}|(?:create|delete) mode \d|rename (?:from|to) |\s*\d+ files? changed\b|[<>ch.*][fdLDS][.+cstpoguaxb?]{7,9} |sending incremental file list|sent \d|total size is )|\|\s+(?:\d+ [+-]*|Bin .*)$/
/** A file with more behind it: `public/a.css (3 B)`. */
const WITH_REMARK = /^\S*\/\S*[^\s/]\.[A-Za-z][A-Za-z\d]{0,7}:? [^/]*$/
const LIST_MARK = /^(?:[-*+•]|\d+[.)]) (?=\S*[/.])/
const WINDOWS_PATH = /^(?:[\w@.-]+\\)+[\w@. -]+\.[A-Za-z]\w{0,7}$/
const STATUS = /^(?: [MADRCTU]|[MADRCTU] |[MADRCTU?!]{2}) \S|^[MADRCTUX]\d{0,3} \S+\/\S+$|\t/
const LONG_LISTING = /^[-dl](?:[r-][w-][xsStT-]){3}/

/** Only two patterns find a mistake in it. */
const PLAIN_NAME = /^\w[\w./@+~-]*$/

/** A sentence; undefined if the line may be a name. */
export function findNameMistake(line: string): string | undefined {
  if (PLAIN_NAME.test(line) && !ACTION_WORD.test(line) && !LONG_LISTING.test(line)) return undefined
  const shown = JSON.stringify(line)
  if (/^- \S/.test(line) || LIST_MARK.test(line))
    return `${shown} is an item of a YAML list. Write the name alone: \`${unquoteItem(line.replace(/^\S+ /, ''))}\`.`
  if (/^!\S/.test(line))
    return `${shown} is a pattern that leaves files out. A list has the names of files that changed: take the line out, or write it in \`rules\`.${AS_JSON}`
  if (/(?:^|\/)\*|\*\*|\*(?:\.\w+)?$/.test(line))
    return `${shown} is a pattern. Give the names of the files that changed, or what is to be purged in \`paths\`.${AS_JSON}`
  const inBrackets = /^\[(.*[,;\s].*)\]$/.exec(line)?.[1]
  const listed = inBrackets === undefined ? undefined : splitNames(inBrackets, looksLikeFile)
  if (listed !== undefined) return describeNames(shown, listed)
  if (WINDOWS_PATH.test(line))
    return `${shown} has the separators of Windows. Write \`${line.replaceAll('\\', '/')}\`.${AS_JSON}`
  if (/^(['`])(?:(?!\1).)+\1,?$/.test(line) || /^[“‘].+[”’],?$/.test(line))
    return `${shown} is in quotes. Write \`${unquoteItem(line)}\`.`
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(line))
    return `${shown} is a URL. Write the path of the file from the root of the repository, or give the path in \`paths\`.`
  if (STATUS.test(line) || LONG_LISTING.test(line) || /^\|.*\|$|\S {2,}\S/.test(line.trim())) {
    return `${shown} is a line of a table. Give the file names alone, one per line, as \`git diff --name-only\` writes them.${AS_JSON}`
  }
  if (
    ACTION_WORD.test(line) ||
    GIT_OR_RSYNC.test(line) ||
    LOG_LINE.test(line) ||
    ARROW.test(line) ||
    /^\{.*":/.test(line) ||
    /[a-z\d]:\/\//i.test(line)
  ) {
    return `${shown} looks like a line of a tool's report, but this format is unknown. ${KNOWN} Or give the names alone, one per line.${AS_JSON}`
  }
  const names = splitNames(line, looksLikeFile) ?? splitAtDirectory(line)
  if (names === undefined) {
    return !looksLikeFile(line) && WITH_REMARK.test(line)
      ? `${shown} has more than a name. Give the file names alone, one per line.${AS_JSON}`
      : undefined
  }
  return describeNames(shown, names)
}

function describeNames(shown: string, names: readonly string[]): string {
  const lines = names.map((name) => `    ${name}`).join('\n')
  return `${shown} looks like ${names.length} names. Write one per line:\n${lines}\n  A single name with a space or a comma can be given in a JSON array.`
}

const KNOWN = 'Reports of `aws s3`, `s3cmd`, `s5cmd`, `rclone`, `hugo deploy` and `s3deploy` are read.'
const AS_JSON = ' A name that looks like this can be given in a JSON array.'

/** Splits a line if all its parts are items or begin with the same directory. `public/my file.html` is one name. */
export function splitNames(line: string, isItem: (text: string) => boolean): readonly string[] | undefined {
  for (const separator of [/\s*[,;]\s*|\s+/, /\s*[,;]\s*/]) {
    const parts = line
      .split(separator)
      .filter((part) => part !== '')
      .map(unquoteItem)
    if (parts.length > 1 && (parts.every(isItem) || shareDirectory(parts))) return parts
  }
  return undefined
}

function shareDirectory(paths: readonly string[]): boolean {
  const [first, ...others] = paths.map((path) => /^[^/]+(?=\/.)/.exec(path)?.[0])
  return first !== undefined && others.every((directory) => directory === first)
}

/** Names below the same directory, with anything between them, or with `\n` written out. */
function splitAtDirectory(line: string): readonly string[] | undefined {
  const [, directory = ''] = /^([^/\s]+\/).*(?:[\s,;:|]|\\n)\1/.exec(line) ?? []
  if (directory === '') return undefined
  return line
    .split(directory)
    .slice(1)
    .map((rest) => `${directory}${rest.replace(/(?:[\s,;:|]|\\n| and )+$/, '')}`)
}

function looksLikeFile(text: string): boolean {
  return WITH_EXTENSION.test(text)
}

/** Also without a comma behind it. */
export function unquoteItem(text: string): string {
  return unquote(text.trim().replace(/,$/, ''))
}
