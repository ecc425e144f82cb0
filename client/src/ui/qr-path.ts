import { create } from 'qrcode';

export type QrPath = {
  /** Modules along one side. */
  readonly size: number;
  /** The dark modules as one SVG path. */
  readonly path: string;
};

/** Modules along the side of the free square in the middle; a quarter of the code may be missing at level Q. */
const EMBLEM = 5;

/** A QR code as one path, one rectangle for each run of dark modules; the middle stays free for an emblem. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  const { size } = modules;
  const middle = (size - EMBLEM) / 2;
  const isInMiddle = (place: number) => place >= middle && place < middle + EMBLEM;
  const isDark = (x: number, y: number) =>
    x < size && modules.get(y, x) === 1 && !(isInMiddle(x) && isInMiddle(y));
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (isDark(x, y)) x++;
      path += `M${from} ${y}h${x - from}v1H${from}z`;
    }
  }
  return { size, path };
}
