/** The device's own clock: may be wrong and may be changed, so nothing is decided by it. */
export function deviceTime(): number {
  return Date.now();
}
