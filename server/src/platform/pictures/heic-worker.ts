/// <reference path="./libheif.d.ts" />
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';
import type { HeicLimits } from './heic.ts';

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: HeicLimits };

/** The limits of a thread do not count what WebAssembly takes, and a file may ask for more than it says it needs. */
function limitMemory({ memoryPages }: HeicLimits): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function limited(this: WasmMemory, more: number): number {
    const pages = this.buffer.byteLength / 65_536;
    if (pages + more > memoryPages) throw new RangeError('a picture wants too much memory');
    return grow.call(this, more);
  };
}

/** Decodes the main picture of a HEIC file; runs on a thread of its own, which is ended when it takes too long. */
function decode(): void {
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  const width = image?.get_width() ?? 0;
  const height = image?.get_height() ?? 0;
  if (!image || width * height === 0 || width * height > limits.pixels) {
    answer(null);
    return;
  }
  const data = new Uint8ClampedArray(width * height * 4);
  image.display({ data, width, height }, (shown) => {
    answer(shown && { pixels: new Uint8Array(shown.data.buffer), width, height });
  });
}

function answer(picture: { pixels: Uint8Array<ArrayBuffer>; width: number; height: number } | null): void {
  parentPort?.postMessage(picture, picture ? [picture.pixels.buffer] : []);
}

try {
  limitMemory(limits);
  decode();
} catch {
  answer(null);
}
