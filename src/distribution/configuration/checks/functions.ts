/** The code that runs at the edge. */
import type { Check, Findings } from './check.ts'
import { behaviorsOf, itemsAt, textAt, type Part } from './part.ts'

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html */
export const checkFunctions: Check = (config, findings) => {
  for (const behavior of behaviorsOf(config)) {
    const functions = itemsAt(behavior, 'FunctionAssociations')
    const lambdas = itemsAt(behavior, 'LambdaFunctionAssociations')
    for (const one of functions) checkFunction(one, findings)
    for (const one of lambdas) checkLambda(one, findings)
    const atViewer = lambdas.find(isAtViewer)
    if (atViewer !== undefined && functions.some(isAtViewer))
      findings.advise(
        atViewer.path,
        'a behavior has either CloudFront functions or Lambda@Edge functions at the viewer; move one of them to an origin event',
      )
  }
}

function isAtViewer(association: Part): boolean {
  return textAt(association, 'EventType')?.startsWith('viewer-') === true
}

function checkFunction(association: Part, { advise }: Findings): void {
  if (!isAtViewer(association))
    advise(
      [...association.path, 'EventType'],
      'a CloudFront function runs at the viewer alone; write viewer-request or viewer-response, or use Lambda@Edge',
    )
}

/** `arn:aws:lambda:us-east-1:123456789012:function:NAME:VERSION` */
function checkLambda(association: Part, { advise }: Findings): void {
  const path = [...association.path, 'LambdaFunctionARN']
  const arn = textAt(association, 'LambdaFunctionARN') ?? ''
  const region = /^arn:[\w-]+:lambda:(?<region>[\w-]+):/.exec(arn)?.groups?.['region']
  if (region !== undefined && region !== 'us-east-1')
    advise(path, `the function is in ${region}, and Lambda@Edge takes those of us-east-1 alone; publish it there`)
  if (!/:\d+$/.test(arn))
    advise(
      path,
      'Lambda@Edge takes a published version, and neither $LATEST nor an alias; end the ARN in its number, such as :3',
    )
}
