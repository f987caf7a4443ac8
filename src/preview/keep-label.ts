/** A pull request with this label keeps its preview, also when it is closed. */
export const KEEP_LABEL = 'keep-preview'
