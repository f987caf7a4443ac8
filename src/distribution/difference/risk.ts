/** How a table says what viewers may notice. */
import type { ConfigValue } from '../../cloudfront/config-value.ts'

export type Event = {
  /** `moved` are items of a list whose order means something. */
  readonly action: 'added' | 'removed' | 'changed' | 'moved'
  /** The name of the item of a list; otherwise empty. */
  readonly item: string
  readonly before: ConfigValue | undefined
  readonly after: ConfigValue | undefined
}

/** One sentence, or what makes one of what happens; undefined for a harmless change. */
export type Risk = string | ((event: Event) => string | undefined)
export type Risks = Readonly<Record<string, Risk>>
