export const KEEP_LABEL = 'keep-preview'
