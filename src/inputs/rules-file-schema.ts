/** Published as `schema/rules-file.json`, and used to validate the file. */
import { PURGE_OPTIONS, RULES_FILE_OPTION_NAMES, type OptionKind } from './options.ts'

const LIST = { type: ['string', 'array'], items: { type: 'string' } }
const RULE = {
  type: ['string', 'object'],
  properties: {
    match: { ...LIST, description: 'Globs over paths from the root of the repository.' },
    purge: { ...LIST, description: 'Targets: paths and #tags. An empty list purges nothing.' },
  },
  required: ['match', 'purge'],
  additionalProperties: false,
}

/** Draft-07. */
export function rulesFileSchema() {
  const options = Object.fromEntries(
    RULES_FILE_OPTION_NAMES.map((name) => {
      const option = PURGE_OPTIONS[name]
      return [name, { ...schemaOf(option), description: option.about }]
    }),
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rules file of cloudfront-action',
    description: 'Which paths of which CloudFront distributions to purge when which files change.',
    type: 'object',
    properties: {
      ...options,
      targets: {
        type: 'array',
        minItems: 1,
        description:
          'Several distributions, each by its own rules. Options that a target does not give are taken from the top of the file.',
        items: { type: 'object', properties: options, additionalProperties: false },
      },
    },
    additionalProperties: false,
  }
}

function schemaOf(option: OptionKind): Readonly<Record<string, unknown>> {
  switch (option.type) {
    case 'text':
      return { type: 'string' }
    case 'list':
      return LIST
    case 'rules':
      return { type: ['string', 'array'], items: RULE }
    case 'boolean':
      return { type: 'boolean' }
    case 'duration':
      return { type: ['string', 'integer'], minimum: 0, pattern: '^[0-9]{1,6} *[smh]?$' }
    case 'integer':
      return { type: 'integer', minimum: option.least, maximum: option.most }
    case 'choice':
      return { enum: [...option.values] }
  }
}
