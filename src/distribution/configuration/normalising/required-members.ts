/** Members that the API requires and that a file has to give. */
import type { Place } from '../../../faults.ts'
import { countedList, type Member, type StructureShape } from '../../../cloudfront/config-shape.ts'
import type { ConfigPath, ConfigValue } from '../../../cloudfront/config-value.ts'
import { refuse, type Reading } from './reading.ts'
import { listChoices } from '../wording.ts'

/** The action makes its own where the file gives none. */
const NEVER_MISSING = new Set(['DistributionConfig.CallerReference'])

/** Reports what is missing, at the structure in which it is. Given is also what cannot be used: that is reported already. */
export function reportMissingMembers(
  shape: StructureShape,
  members: { readonly values: ReadonlyMap<string, ConfigValue>; readonly given: ReadonlySet<string> },
  path: ConfigPath,
  at: Place,
  reading: Reading,
): void {
  const isCounted = countedList(shape) !== undefined
  for (const [name, member] of shape.members) {
    if (!member.isRequired || members.values.has(name) || NEVER_MISSING.has(`${shape.name}.${name}`)) continue
    if (isCounted && name === 'Items') {
      if (members.values.get('Quantity') === 0) refuse(reading, path, at, 'at least one item is required')
    } else if (!members.given.has(name) && !(isCounted && name === 'Quantity')) {
      refuse(reading, [...path, reading.dialect.nameOf(shape, name)], at, describe(shape, name, member))
    }
  }
}

function describe(structure: StructureShape, name: string, { shape }: Member): string {
  if (structure.name === 'DistributionConfig' && name === 'Enabled') {
    return 'it is required and missing; write `Enabled: true`'
  }
  const values = shape.kind === 'text' ? shape.values : undefined
  return `it is required and missing${values ? `; use ${listChoices(values)}` : ''}`
}
