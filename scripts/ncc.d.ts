/** The part of ncc's JavaScript API that the build uses; the package brings no types of its own. */
declare module '@vercel/ncc' {
  export type BundleOptions = {
    readonly cache: boolean | string
    readonly minify: boolean
    readonly sourceMap: boolean
    readonly mainFields: readonly string[]
    readonly license: string
    readonly target: string
    readonly quiet: boolean
  }

  export type Bundle = {
    readonly code: string
    readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array; readonly permissions: number }>>
    readonly symlinks: Readonly<Record<string, string>>
  }

  export default function ncc(input: string, options: BundleOptions): Promise<Bundle>
}
