/** The little of libheif-js that is used; the package brings no types for this entry. */
declare module 'libheif-js/wasm-bundle.js' {
  type Shown = { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number };
  interface HeifImage {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    /** Fills `data` with RGBA; null when it cannot. */
    display(into: Shown, done: (shown: Shown | null) => void): void;
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };
  export default libheif;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
/** The little of WebAssembly that is touched; its types come with the browser's, which are not for the server. */
declare const WebAssembly: { readonly Memory: { readonly prototype: WasmMemory } };
