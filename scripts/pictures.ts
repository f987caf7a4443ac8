/**
 * Writes the pictures of docs/pictures, light and dark: what the built action writes, as GitHub shows it, and the playground. Needs
 * the Chromium of `.ci/install-tools`; the variable `CHROMIUM` names another one. Beside them it writes the texts that they show,
 * which the integration suite compares.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { renderMarkdown } from './github-markdown.ts'
import { collectTexts, formatTexts, TEXTS_FILE, type PictureTexts } from './picture-texts.ts'

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')

type Box = { readonly width: number; readonly fontSize: number; readonly head: string }

const COMMENT = { width: 780, fontSize: 14 }
const SUMMARY = { width: 1012, fontSize: 16 }

/** By picture: the width of GitHub's box in pixels, and its head. */
const BOXES: Readonly<Record<keyof PictureTexts, Box>> = {
  comment: { ...COMMENT, head: '<b>github-actions</b> <span class="bot">bot</span> commented' },
  preview: { ...SUMMARY, head: '<b>Preview</b> summary' },
  sweep: { ...SUMMARY, head: '<b>Sweep</b> summary' },
  purge: { ...SUMMARY, head: '<b>Purge</b> summary' },
  many: { ...SUMMARY, head: '<b>Purge</b> summary' },
  failure: { ...SUMMARY, head: '<b>Purge</b> summary' },
  deploy: { ...SUMMARY, head: '<b>Deploy</b> summary' },
  mistakes: { ...SUMMARY, head: '<b>Deploy</b> summary' },
}
const MARGIN = 16
const PLAYGROUND = { width: 1160, height: 960 }

/** GitHub's colours around the texts. */
const THEMES = {
  light: { canvas: '#f6f8fa', box: '#ffffff', head: '#f6f8fa', line: '#d1d9e0', muted: '#59636e', text: '#1f2328' },
  dark: { canvas: '#010409', box: '#0d1117', head: '#151b23', line: '#3d444d', muted: '#9198a1', text: '#f0f6fc' },
} as const
type Theme = keyof typeof THEMES

const program = resolve(process.env['CHROMIUM'] ?? join(root, '.tools/browser/chromium'))
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox'],
  env: { HOME: dirname(program), LD_LIBRARY_PATH: join(dirname(program), 'al2023/lib') },
})
try {
  const texts = await collectTexts({ completionMs: 3_000 })
  await mkdir(pictures, { recursive: true })
  for (const theme of Object.keys(THEMES) as Theme[]) {
    for (const [name, box] of Object.entries(BOXES) as [keyof PictureTexts, Box][]) {
      const html = await layOut(texts[name], box, theme)
      await photograph(name, theme, { width: box.width + 2 * MARGIN }, (page) => page.setContent(html))
    }
    const playground = pathToFileURL(join(root, 'docs/playground.html')).href
    await photograph('playground', theme, PLAYGROUND, (page) => page.goto(playground))
  }
  await writeFile(join(root, TEXTS_FILE), formatTexts(texts))
} finally {
  await browser.close()
}

type Page = Awaited<ReturnType<typeof browser.newPage>>
/** Without a height, the picture shows the whole page. */
type Size = { readonly width: number; readonly height?: number }

async function photograph(
  name: string,
  theme: Theme,
  { width, height }: Size,
  open: (page: Page) => Promise<unknown>,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: height ?? 1 }, colorScheme: theme, offline: true })
  await open(page)
  const path = `docs/pictures/${name}${theme === 'light' ? '' : `-${theme}`}.png`
  await page.screenshot({ path: join(root, path), fullPage: height === undefined })
  await page.close()
  console.log(path)
}

async function layOut(texts: readonly string[], { width, fontSize, head }: Box, theme: Theme): Promise<string> {
  const styles = await readFile(join(root, `node_modules/github-markdown-css/github-markdown-${theme}.css`), 'utf8')
  const colours = THEMES[theme]
  const boxes = texts.map(
    (text) => `<section><header>${head}</header><div class="markdown-body">${renderMarkdown(text)}</div></section>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${styles}
body { margin: 0; padding: ${MARGIN}px; background: ${colours.canvas}; font-family: sans-serif; }
main { display: grid; gap: ${MARGIN}px; width: ${width}px; }
section { border: 1px solid ${colours.line}; border-radius: 6px; overflow: hidden; background: ${colours.box}; }
header { padding: 8px 16px; background: ${colours.head}; border-bottom: 1px solid ${colours.line}; font-size: 14px; color: ${colours.muted}; }
header b { color: ${colours.text}; }
.bot { border: 1px solid ${colours.line}; border-radius: 9px; padding: 0 6px; font-size: 12px; }
.markdown-body { padding: 16px; font-size: ${fontSize}px; }
</style><body><main>${boxes.join('')}</main></body></html>`
}
