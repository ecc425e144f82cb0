/** Tells how long something took to be seen, in milliseconds: a figure to read, not a condition. */
export async function timed<T>(what: string, see: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const seen = await see();
  process.stdout.write(`${what}: ${Math.round(performance.now() - from)} ms\n`);
  return seen;
}
