/** What is refused in a file is refused by the service in the same words, and what is right beside it is taken. */
import { describe, expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { CloudFrontError } from '../../../src/cloudfront/errors.ts'
import { isList, isStructure, type ConfigStructure, type ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { InvalidInput } from '../../../src/faults.ts'
import { connectDirectly } from '../../support/cloudfront/connect.ts'
import { CREDENTIALS, withEnvironment } from '../../support/cloudfront/environment.ts'
import { CONFIG } from '../../support/distribution/configuration/check.ts'
import { FORETOLD } from '../../support/distribution/configuration/foretold.ts'
import { deployText } from '../../support/distribution/deploy/deploy-text.ts'

const FILE = 'distribution.json'

async function withService<Result>(use: (service: EmbeddedCloudFront) => Promise<Result>): Promise<Result> {
  const service = await startCloudFront()
  try {
    return await use(service)
  } finally {
    await service.close()
  }
}

/** Asks the service itself. */
function create(config: ConfigStructure): Promise<unknown> {
  return withService(({ url }) =>
    withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: url }, () =>
      connectDirectly()
        .distributions.create({ config: { ...CONFIG, ...config }, callerReference: 'r', tags: new Map() })
        .catch((error: unknown) => error),
    ),
  )
}

const MARK = 'the line that is meant'

/** The line at which a member is in the file, or the structure that lacks it. */
function lineOf(config: ConfigStructure, path: string): number {
  const steps = path.replaceAll(/\[(\d+)\]/g, '.Items.$1').split('.')
  const lines = JSON.stringify(mark(config, steps), undefined, 1).split('\n')
  return lines.findIndex((line) => line.includes(MARK)) + 1
}

function mark(value: ConfigValue, [step, ...rest]: readonly string[]): ConfigValue {
  if (step === undefined) return MARK
  if (isList(value)) return value.map((item, index) => (String(index) === step ? mark(item, rest) : item))
  const member = isStructure(value) ? value[step] : undefined
  return isStructure(value) && member !== undefined ? { ...value, [step]: mark(member, rest) } : MARK
}

describe.each(FORETOLD)('%s', (_, wrong, path, text, right) => {
  const deployDry = (config: ConfigStructure) =>
    withService(async (service) => {
      const whole = JSON.stringify({ ...CONFIG, ...config }, undefined, 1)
      const result = await deployText(service, { name: 'site', file: FILE, text: whole, dryRun: true }).catch(
        (error: unknown) => error,
      )
      return { result, requests: service.requests }
    })

  test('is refused in the dry run at its line, and by the service in the same words', async () => {
    const { result, requests } = await deployDry(wrong)
    expect(result).toBeInstanceOf(InvalidInput)
    const { faults } = result as InvalidInput
    expect(faults).toEqual([
      {
        at: expect.objectContaining({ file: FILE, line: lineOf({ ...CONFIG, ...wrong }, path) }),
        message: expect.stringContaining(text),
      },
    ])
    expect(requests).toEqual([])

    const refused = await create(wrong)
    expect(refused).toBeInstanceOf(CloudFrontError)
    const words = faults[0]?.message.replace(`${path}: `, '') ?? text
    expect(refused).toMatchObject({ refusal: { httpStatus: expect.any(Number), text: expect.stringContaining(words) } })
  })

  test('has something beside it that both take', async () => {
    expect((await deployDry(right)).result).toMatchObject({ status: 'planned', change: 'created', problems: [] })
    expect(await create(right)).toMatchObject({ status: 'in-progress' })
  })
})
