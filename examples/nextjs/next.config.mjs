export default {
  output: 'export',
  // About is at /about/, which is the object about/index.html.
  trailingSlash: true,
  // Otherwise each build writes an ID of its own into every page, and every page is purged.
  generateBuildId: () => 'site',
}
