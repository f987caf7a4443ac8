/** A process for `runner.test.ts` that writes the texts of a file to every output of the runner. */
import { readFileSync } from 'node:fs'
import { openRunner } from '../../../src/report/runner.ts'
import { escapeHtml } from '../../../src/printable.ts'
import { prepareHiding } from '../../../src/secrets.ts'

const [given = '', temporaryDirectory = ''] = process.argv.slice(2)
const { secrets, texts } = JSON.parse(readFileSync(given, 'utf8')) as {
  readonly secrets: readonly string[]
  readonly texts: readonly string[]
}
const runner = openRunner({ hide: prepareHiding(secrets), temporaryDirectory })

for (const [index, text] of texts.entries()) {
  runner.log.info(text)
  runner.log.group(text, [text])
  runner.log.notice(text)
  runner.log.warning(text, { file: text, line: 1 })
  runner.annotateError(text, { file: text })
  runner.fail([text, text])
  runner.setOutputs({ text, list: JSON.stringify([text]) })
  await runner.writeSummary(`<p>${escapeHtml(text)}</p>\n${text}`)
  await runner.writeTemporaryFile(`${index}.json`, JSON.stringify([text]))
  console.log(runner.clean(text))
}
