/** Advice by the service's code: one line of what the reader has to do now, in all cases or by what came back. */
import type { Refusal } from '../refusal.ts'

export type AdviceTable = Readonly<Record<string, string | ((refusal: Refusal) => string)>>
