/** What every check is, and how it says what it found. */
import type { ConfigPath } from '../../../cloudfront/config-value.ts'
import type { Part } from './part.ts'

/** Both take what is wrong with the value at a path, and what to write instead. */
export type Findings = {
  /** What the service is certain to refuse. */
  readonly refuse: (path: ConfigPath, text: string) => void
  /** What the service decides, or what it takes and nobody wants. */
  readonly advise: (path: ConfigPath, text: string) => void
}

/** Looks at a whole DistributionConfig for one kind of mistake. */
export type Check = (config: Part, findings: Findings) => void
