/** Writes to a terminal. Makes text printable, as the runner's log does. */
import type { HideSecrets } from '../secrets.ts'
import { escapeControls, printable } from '../printable.ts'

export type Terminal = {
  readonly write: (lines: readonly string[]) => void
  readonly writeJson: (value: unknown) => void
  readonly complain: (text: string) => void
}

export function openTerminal(hide: HideSecrets): Terminal {
  const clean = (text: string) => hide(text).split('\n').map(printable).join('\n')
  return {
    write: (lines) => {
      console.log(lines.map((text) => printable(hide(text))).join('\n'))
    },
    writeJson: (value) => {
      // Escapes what the runner or a terminal would obey, which stays valid JSON.
      const text = hide(JSON.stringify(value, undefined, 2)).replaceAll('##[', '#\\u0023[')
      console.log(text.split('\n').map(escapeControls).join('\n'))
    },
    complain: (text) => {
      console.error(clean(text))
    },
  }
}
