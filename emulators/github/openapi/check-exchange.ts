/** Checks requests and answers against GitHub's description of its API. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import type { RecordedRequest } from '../embedded-github.ts'

type Schema = Readonly<Record<string, unknown>>
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }
type Reference<Target> = Target | { readonly $ref: string }
type Operation = {
  readonly operationId: string
  readonly parameters: readonly Reference<Parameter>[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Reference<Content>>>
}
type Content = { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const description = JSON.parse(
  readFileSync(join(import.meta.dirname, 'api.github.com.json'), 'utf8'),
  allowNull,
) as Description
const operations = new Map(
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [operation.operationId, { path, method, ...operation }] as const,
    ),
  ),
)

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false })
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/)
// The description itself has empty ones as defaults.
ajv.addFormat('uri', { validate: (text: string) => text === '' || URL.canParse(text) })
ajv.addFormat('email', /@/)
ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger })
ajv.addSchema({ $id: 'github', components: description.components })
const validators = new Map<Schema, ValidateFunction>()

/** Returns what is wrong. Ignores answers whose status is not described, such as most refusals. */
export function checkExchange(exchange: RecordedRequest): readonly string[] {
  const { method, target, sent, operation: id, status, body } = exchange
  const operation = id === undefined ? undefined : operations.get(id)
  if (operation?.method !== method.toLowerCase()) return [`${method} ${target} is not an operation of the description`]
  const parameters = operation.parameters.map((parameter) => resolve<Parameter>(parameter))
  return [
    ...checkParameters(operation, parameters, target),
    ...checkSent(operation, sent),
    ...checkAnswer(operation, status, body),
  ].map((fault) => `${operation.operationId} ${target}: ${fault}`)
}

/** Members that are not described are wrong. */
function checkSent({ requestBody }: Operation, sent: string): readonly string[] {
  const schema = requestBody?.content?.['application/json']?.schema
  if (schema === undefined) return sent === '' ? [] : ['a request with a body is not described']
  const body = JSON.parse(sent) as Readonly<Record<string, unknown>>
  const known = Object.keys(schema['properties'] ?? {})
  const unknown = Object.keys(body).filter((name) => !known.includes(name))
  return [...validate(schema, body), ...unknown.map((name) => `unknown member ${name} in the body`)]
}

function checkParameters(
  operation: { readonly path: string },
  parameters: readonly Parameter[],
  target: string,
): readonly string[] {
  const url = new URL(target, 'http://localhost')
  const names = Array.from(operation.path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)
  const pattern = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`)
  const values = pattern.exec(url.pathname)?.slice(1)
  if (values === undefined) return [`the path is not ${operation.path}`]
  const given = [
    ...names.map((name, index) => ['path', name, decodeURIComponent(values[index] ?? '')] as const),
    ...Array.from(url.searchParams, ([name, value]) => ['query', name, value] as const),
  ]
  return given.flatMap(([place, name, value]) => {
    const parameter = parameters.find((each) => each.in === place && each.name === name)
    if (parameter === undefined) return [`the ${place} has no parameter ${name}`]
    const readings = [
      value,
      ...(/^\d+$/.test(value) ? [Number(value)] : []),
      ...(/^(?:true|false)$/.test(value) ? [value === 'true'] : []),
    ]
    return readings.some((reading) => validate(parameter.schema, reading).length === 0)
      ? []
      : [`${name} may not be ${value}`]
  })
}

function checkAnswer(operation: Operation, status: number, body: string): readonly string[] {
  const response = operation.responses[String(status)]
  const schema = response === undefined ? undefined : resolve<Content>(response).content?.['application/json']?.schema
  if (schema === undefined) return status === 200 ? ['an answer with a body is not described'] : []
  return validate(schema, JSON.parse(body))
}

function validate(schema: Schema, value: unknown): readonly string[] {
  const validator = validators.get(schema) ?? ajv.compile(rebase(schema))
  validators.set(schema, validator)
  if (validator(value)) return []
  return (validator.errors ?? []).slice(0, 5).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}

/** Handles `nullable` of OpenAPI 3.0, also beside an `enum`. */
function allowNull(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value
  const { nullable, ...schema } = value
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

/** References start at the description's root, and `validate` compiles parts. */
function rebase(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/')) as Schema
}

function resolve<Target extends object>(reference: Reference<Target>): Target {
  if (!('$ref' in reference)) return reference
  const [, , kind = '', name = ''] = reference.$ref.split('/')
  return description.components[kind]?.[name] as Target
}
