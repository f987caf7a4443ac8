/** Posts one batch through the adapter and prints the result. Argument: the distribution. */
import { connectDirectly } from './connect.ts'
import { CloudFrontError } from '../../../src/cloudfront/errors.ts'

const [, , id = ''] = process.argv
try {
  const created = await connectDirectly().cloudfront.createInvalidation(
    { kind: 'distribution', id },
    ['/a', '/b*'],
    'reference',
  )
  console.log(JSON.stringify({ created }))
} catch (error) {
  if (!(error instanceof CloudFrontError)) throw error
  console.log(JSON.stringify({ kind: error.kind, refusal: error.refusal, advice: error.advice }))
}
