/**
 * How much a configuration file may ask for. A pull request brings the file, so each limit holds before the work that it bounds.
 * The largest configuration that CloudFront's quotas allow has fewer than 20,000 values, 12 levels deep.
 */

/** Bytes of a file at most. */
export const MAX_FILE_SIZE = 1024 * 1024
/** Lines of a file at most. */
export const MAX_LINES = 50_000
/** Lists and maps inside each other at most, the outermost counted. */
export const MAX_DEPTH = 64
/** Lists, maps and scalars at most, those that aliases and merge keys repeat counted each time. */
export const MAX_NODES = 20_000
/** Aliases of a YAML file at most. */
export const MAX_ALIASES = 1_000
/** Words, marks, spaces, line ends and comments of a YAML file at most: eight for each value, as `  key: value` has. */
export const MAX_LEXEMES = 160_000
/** Of those the marks at most, such as commas, colons, dashes, tags: each can be a mistake by itself, which takes longer than a value. */
export const MAX_MARKS = 50_000
/** UTF-16 code units of all texts in which variables were replaced, at most. */
export const MAX_EXPANDED_LENGTH = 1024 * 1024
/** Faults of one file that are told; of more only the number is. */
export const MAX_FAULTS = 100
