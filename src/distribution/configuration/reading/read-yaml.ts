/** YAML 1.2 as a tree with places. */
import type { ConfigNode } from '../document.ts'
import { parseYaml } from './parse-yaml.ts'
import type { Source } from './source.ts'
import { buildYamlTree } from './yaml-tree.ts'

/** Reads one document. Undefined, after a report, if its grammar is wrong or a limit is exceeded. */
export function readYaml(source: Source): ConfigNode | undefined {
  const document = parseYaml(source)
  return document && buildYamlTree(document, source)
}
