export type WallLayout = {
  readonly orientation: 'landscape' | 'portrait';
  /** The wall is drawn at the size the design speaks of and scaled as a whole to the screen. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
};

/** Heights the type scale of the hall is made for, and the least width it needs at them. */
const LANDSCAPE = { height: 1080, leastWidth: 1360, twoColumns: 1720, taken: 340, row: 224 };
const PORTRAIT = { height: 1920, leastWidth: 960, taken: 1040, row: 164 };

/** How a wall fills any screen so that its smallest text stays 2 % of the height. */
export function wallLayout(screenWidth: number, screenHeight: number): WallLayout {
  const orientation = screenWidth >= screenHeight ? 'landscape' : 'portrait';
  const made = orientation === 'landscape' ? LANDSCAPE : PORTRAIT;
  const scale = Math.min(screenHeight / made.height, screenWidth / made.leastWidth);
  const width = screenWidth / scale;
  const height = screenHeight / scale;
  const columns = orientation === 'landscape' && width >= LANDSCAPE.twoColumns ? 2 : 1;
  const rows = Math.max(1, Math.floor((height - made.taken) / made.row));
  return { orientation, scale, width, height, columns, rows };
}
