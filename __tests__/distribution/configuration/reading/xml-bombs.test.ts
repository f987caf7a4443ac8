import { XML_BOMBS } from '../../../support/distribution/configuration/reading/bombs.ts'
import { testBombs } from '../../../support/distribution/configuration/reading/test-bombs.ts'

testBombs(XML_BOMBS)
