/**
 * Prints what the rule on imports, as eslint.config.js has it for a file of `src`, finds in the text from standard input. It leaves out
 * the rules that need types, for which eslint reads the whole repository.
 */
import { text } from 'node:stream/consumers'
import { ESLint, Linter } from 'eslint'

const [, , file = ''] = process.argv
const RULE = 'rooms/imports-go-one-way'
const { languageOptions, plugins, rules } = (await new ESLint().calculateConfigForFile(file)) as Linter.Config
const config: Linter.Config = {
  files: ['**/*.ts'],
  languageOptions: { parser: languageOptions?.['parser'] },
  plugins: plugins ?? {},
  rules: { [RULE]: rules?.[RULE] },
}
console.log(JSON.stringify(new Linter().verify(await text(process.stdin), [config], file)))
