import type { Rule } from 'eslint'

export const ROOMS: readonly string[]
export function roomOf(file: string): string | undefined
export function whyForbidden(file: string, imported: string): string | undefined
export const importsGoOneWay: Rule.RuleModule
