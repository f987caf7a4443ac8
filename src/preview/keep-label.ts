/** Keeps the preview after the pull request is closed. */
export const KEEP_LABEL = 'keep-preview'
