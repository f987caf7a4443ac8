/** The committed playground in a real browser. */
import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { findTool, repositoryRoot } from '../tools.ts'

const address = pathToFileURL(join(repositoryRoot, 'docs/playground.html')).href
const DESKTOP = { width: 1160, height: 900 }
const PHONE = { width: 360, height: 740 }

let browser: Browser

before(async () => {
  const program = findTool('chromium')
  browser = await chromium.launch({
    executablePath: program,
    args: ['--no-sandbox'],
    env: { HOME: dirname(program), LD_LIBRARY_PATH: join(dirname(program), 'al2023/lib') },
  })
})

after(() => browser.close())

/** Opens the page, and fails the test if the page sends anything or has an error. */
async function open(fragment = '', options: BrowserContextOptions = { viewport: DESKTOP }): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) throw new Error(`The page asked for ${request.url()}`)
  })
  await page.goto(address + fragment)
  return page
}

const textsOf = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts()

describe('the playground', () => {
  test('shows an example: the paths, the rules that made them, and what the wildcards matched', async () => {
    const page = await open()
    assert.equal(
      await page.locator('#paths-out').innerText(),
      ['/', '/2026/11/29/hello/', '/docs/', '/docs/index.html', '/index.html', '#posts'].join('\n'),
    )
    const row = page.locator('tbody tr', { hasText: 'hello' })
    assert.deepEqual(await row.locator('mark').allInnerTexts(), ['2026', '11', '29', 'hello'])
    const colours = await row
      .locator('mark')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).backgroundColor))
    assert.equal(new Set(colours).size, 4)
  })

  test('is used by the keyboard alone', async () => {
    const page = await open('#rules=x+->+/x')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'rules')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('public/*/*.html -> /{2}-{1}')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'files')
    await page.keyboard.type('public/docs/start.html')
    assert.equal(await page.locator('#paths-out').innerText(), '/start-docs')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.locator('#index').isVisible(), true)
  })

  test('shows a fault under its line, and no paths', async () => {
    const page = await open()
    await page.fill('#rules', 'public/** -> /{path}\nsrc/** => /x')
    const rows = page.locator('#rules-read li')
    assert.deepEqual(await rows.nth(0).locator('.fault').allInnerTexts(), [])
    assert.deepEqual(await rows.nth(1).locator('.fault').allInnerTexts(), [
      'the rule "src/** => /x" has no `->`; write `src/** -> /x`',
    ])
    assert.match(await page.locator('#answer').innerText(), /purge nothing/)
    assert.equal(await page.locator('#paths-out').isVisible(), false)
    await page.locator('#more-inputs summary').click()
    await page.fill('#max-paths', 'many')
    assert.match((await textsOf(page, '#input-faults .fault')).join(), /^max-paths: "many" is not allowed/)
  })

  test('keeps the state in its link', async () => {
    const page = await open()
    await page.fill('#rules', 'a/** -> /{path}')
    await page.fill('#files', 'a/Ünï code.html\na/b?&#.css')
    await page.locator('#more-inputs summary').click()
    await page.check('#clean-urls')
    await page.selectOption('#directory-urls', 'both')
    const shown = await page.locator('#paths-out').innerText()
    assert.equal(shown, '/%C3%9Cn%C3%AF%20code\n/%C3%9Cn%C3%AF%20code.html\n/b%3F&%23.css')
    const again = await open(page.url().slice(address.length))
    assert.equal(await again.locator('#paths-out').innerText(), shown)
    assert.equal(await again.inputValue('#files'), 'a/Ünï code.html\na/b?&#.css')
    assert.equal(await again.isChecked('#clean-urls'), true)
    assert.equal(await again.inputValue('#directory-urls'), 'both')
  })

  test('runs nothing that a link brings', async () => {
    const attack = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const page = await open(
      `#${new URLSearchParams({ rules: `${attack} -> /x`, files: attack, root: attack }).toString()}`,
    )
    assert.match(await page.title(), /^Playground/)
    assert.equal(await page.locator('main img, form img, main script').count(), 0)
    assert.equal(await page.locator('tbody tr').first().locator('code').first().innerText(), attack)
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has texts that can be read in ${colorScheme}`, async () => {
      const page = await open('#rules=a+->+/b%0Ac%0A*/*+->+/{1}{2}&files=x/y%0Az', { viewport: DESKTOP, colorScheme })
      const ratios = await page.evaluate(measureContrast)
      assert.ok(ratios.length > 15, `only ${ratios.length} texts`)
      assert.deepEqual(
        ratios.filter(({ ratio }) => ratio < 4.5),
        [],
      )
    })
  }

  test('fits a phone', async () => {
    const page = await open(`#root=.&files=${'a-long-name/'.repeat(20)}index.html`, {
      viewport: PHONE,
      isMobile: true,
      hasTouch: true,
    })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.equal(width, PHONE.width)
    await page.tap('#example')
    assert.match(await page.locator('#paths-out').innerText(), /#posts/)
  })
})

/** Runs in the page: the contrast of every text with its background, as WCAG 2 defines it. */
function measureContrast(): readonly { readonly text: string; readonly ratio: number }[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (canvas === null) throw new Error('This browser cannot draw.')
  const toRgba = (color: string): readonly number[] => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = toRgba(color).map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const behind = (element: Element): string => {
    const { backgroundColor } = getComputedStyle(element)
    if (toRgba(backgroundColor)[3] === 255 || element.parentElement === null) return backgroundColor
    return behind(element.parentElement)
  }
  return [
    ...document.querySelectorAll('h1, h2, p, label, summary, code, mark, th, td, .line, .count, textarea, button'),
  ]
    .filter((element) => element instanceof HTMLElement && element.innerText !== '' && element.checkVisibility())
    .map((element) => {
      const shades = [luminance(getComputedStyle(element).color), luminance(behind(element))]
      const ratio = (Math.max(...shades) + 0.05) / (Math.min(...shades) + 0.05)
      return { text: element.textContent.slice(0, 40), ratio: Math.round(ratio * 100) / 100 }
    })
}
