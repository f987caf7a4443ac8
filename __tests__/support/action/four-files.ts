/** A push of four files below `public`. */
export const CHANGES = { 'public/a.css': '2', 'public/b.css': '2', 'public/c.css': '2', 'public/d.css': '2' }
export const PATHS = ['/a.css', '/b.css', '/c.css', '/d.css']

/** All the paths that were purged, and by how many invalidations. */
export function purged(invalidations: readonly { readonly paths: readonly string[] }[]) {
  return { paths: invalidations.flatMap(({ paths }) => paths).sort(), invalidations: invalidations.length }
}
