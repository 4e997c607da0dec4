/** Made by `tools/vite/runtime-wasm.ts`. */
declare module 'virtual:runtime-wasm' {
  /** Where the compressed file lies, e.g. `/course/_astro/ort-….wasm.zstd`. */
  export const url: string;
  /** Size of the compressed file. */
  export const bytes: number;
  /** Of the unpacked file, lower-case hex. */
  export const sha256: string;
}

declare module 'virtual:runtime-wasm/facts' {
  export const bytes: number;
  export const sha256: string;
}
