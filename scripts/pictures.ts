/**
 * Writes the pictures of docs/pictures: what the built action writes, as GitHub shows it. Needs Chromium, by default
 * the program `chromium`; the variable `CHROMIUM` names another one.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { printedBy } from '../emulators/runner/run-program.ts'
import { renderMarkdown } from './github-markdown.ts'
import { collectTexts, type PictureTexts } from './picture-texts.ts'

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')

/** By picture: the width of GitHub's box in pixels, and its head. */
const BOXES: Readonly<Record<keyof PictureTexts, { readonly width: number; readonly head: string }>> = {
  comment: { width: 780, head: '<b>github-actions</b> <span class="bot">bot</span> commented' },
  preview: { width: 1012, head: '<b>Preview</b> summary' },
  sweep: { width: 1012, head: '<b>Sweep</b> summary' },
  purge: { width: 1012, head: '<b>Purge</b> summary' },
  many: { width: 1012, head: '<b>Purge</b> summary' },
  failure: { width: 1012, head: '<b>Purge</b> summary' },
  deploy: { width: 1012, head: '<b>Deploy</b> summary' },
  mistakes: { width: 1012, head: '<b>Deploy</b> summary' },
}
const MARGIN = 16

const styles = await readFile(join(root, 'node_modules/github-markdown-css/github-markdown-light.css'), 'utf8')
const directory = await mkdtemp(join(tmpdir(), 'pictures-'))
try {
  const texts = await collectTexts()
  await mkdir(pictures, { recursive: true })
  for (const [name, { width, head }] of Object.entries(BOXES) as [keyof PictureTexts, (typeof BOXES)['comment']][]) {
    const page = join(directory, `${name}.html`)
    await writeFile(page, layOut(texts[name], { width, head }))
    const height = await measureHeight(page)
    await photograph(page, { width: width + 2 * MARGIN, height, file: join(pictures, `${name}.png`) })
    console.log(`docs/pictures/${name}.png`)
  }
  const playground = join(root, 'docs/playground.html')
  await photograph(playground, { width: 1160, height: 960, file: join(pictures, 'playground.png') })
  console.log('docs/pictures/playground.png')
} finally {
  await rm(directory, { recursive: true, force: true })
}

/** A page that tells its height in its title. */
function layOut(texts: readonly string[], { width, head }: { readonly width: number; readonly head: string }): string {
  const boxes = texts.map(
    (text) => `<section><header>${head}</header><div class="markdown-body">${renderMarkdown(text)}</div></section>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title></title><style>${styles}
body { margin: 0; padding: ${MARGIN}px; background: #f6f8fa; font-family: sans-serif; }
main { display: grid; gap: ${MARGIN}px; width: ${width}px; }
section { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; background: #fff; }
header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; font-size: 14px; color: #59636e; }
header b { color: #1f2328; }
.bot { border: 1px solid #d1d9e0; border-radius: 9px; padding: 0 6px; font-size: 12px; }
.markdown-body { padding: 16px; font-size: 14px; }
</style><body><main>${boxes.join('')}</main>
<script>document.title = Math.ceil(document.body.getBoundingClientRect().height)</script></body></html>`
}

async function measureHeight(page: string): Promise<number> {
  const shown = await browse('--dump-dom', pathToFileURL(page).href)
  const [, height] = /<title>(\d+)<\/title>/.exec(shown) ?? []
  if (height === undefined) throw new Error(`Chromium did not measure ${page}:\n${shown.slice(0, 500)}`)
  return Number(height)
}

async function photograph(
  page: string,
  { width, height, file }: { readonly width: number; readonly height: number; readonly file: string },
) {
  const address = pathToFileURL(page).href
  await browse(`--window-size=${width},${height}`, '--hide-scrollbars', `--screenshot=${file}`, address)
}

/** With a profile of its own and without the network. */
function browse(...args: readonly string[]): Promise<string> {
  return printedBy({
    command: process.env['CHROMIUM'] ?? 'chromium',
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      `--user-data-dir=${join(directory, 'profile')}`,
      ...args,
    ],
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '', HOME: directory },
  })
}
