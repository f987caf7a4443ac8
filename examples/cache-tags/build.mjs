/** Writes a page for each product, and one that lists them all. Each page names the products that it shows as its cache tags. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'

const ids = (await readdir('products')).map((file) => file.replace('.json', ''))
const products = await Promise.all(
  ids.map(async (id) => ({ id, ...JSON.parse(await readFile(`products/${id}.json`, 'utf8')) })),
)

function makePage(title, shown) {
  const tags = shown.map((product) => `product:${product.id}`).join()
  const items = shown.map((product) => `<li>${product.name}: ${product.price}</li>`).join('')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="cache-tags" content="${tags}">
<title>${title}</title>
<ul>${items}</ul>
`
}

await mkdir('dist', { recursive: true })
await writeFile('dist/index.html', makePage('All products', products))
for (const product of products) await writeFile(`dist/${product.id}.html`, makePage(product.name, [product]))
