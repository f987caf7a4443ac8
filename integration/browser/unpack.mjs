/** Unpacks Chromium, and the libraries that a small system lacks, into the directory that TMPDIR names. */
import { createRequire } from 'node:module'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

// The package unpacks the libraries only there.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x'
const { resolve } = createRequire(`${process.env.TMPDIR}/package.json`)
const { default: chromium } = await import(pathToFileURL(resolve('@sparticuz/chromium')).href)
process.stdout.write(`${await chromium.executablePath()}\n`)
