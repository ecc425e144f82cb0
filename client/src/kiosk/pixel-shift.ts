/** Half the way the picture wanders, in CSS pixels. */
const REACH = 4;
const MINUTE = 60_000;

/** Where the picture stands in this minute: it walks around a small square so that no edge burns into the panel. */
export function pixelShift(now: number): { readonly x: number; readonly y: number } {
  const steps = [-REACH, 0, REACH];
  const way = [0, 1, 2, 5, 8, 7, 6, 3];
  const place = way[Math.floor(now / MINUTE) % way.length] ?? 0;
  return { x: steps[place % 3] ?? 0, y: steps[Math.floor(place / 3)] ?? 0 };
}
