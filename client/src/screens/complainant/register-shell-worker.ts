/** Lets the page open without a network: the worker keeps the shell, and is told what this visit needed. */
export async function registerShellWorker(): Promise<void> {
  if (!navigator.serviceWorker || !import.meta.env.PROD) return;
  try {
    await navigator.serviceWorker.register('/sw.js');
    await tellUsed(false);
  } catch {
    // Without a worker the page works, only not offline.
  }
}

/** Everything the page needs has come by now: the worker may drop what earlier releases needed. */
export function keepWhatIsUsed(): void {
  if (!navigator.serviceWorker || !import.meta.env.PROD || !navigator.onLine) return;
  tellUsed(true).catch(() => {});
}

async function tellUsed(isAll: boolean): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const used = performance
    .getEntriesByType('resource')
    .map((entry) => new URL(entry.name))
    .filter((address) => address.origin === window.location.origin)
    .map((address) => address.pathname);
  active?.postMessage({ keep: used, isAll });
}
