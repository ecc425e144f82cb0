import { brotliCompressSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test } from '../actors.ts';

const LIMIT = 120_000;
/** Scripts in one more round trip each; a phone on bad reception waits for every one of them. */
const FILES = 8;
/** What the other two pages may ask for at their start, in bytes. */
const STARTS = { '/console': 240_000, '/kiosk': 120_000 };

/** Runs in the page before anything else: notes when the first line of the case stood there. */
function noteWhenShown(): void {
  const look = new MutationObserver(() => {
    if (!document.querySelector('[data-place]')) return;
    performance.mark('case-shown');
    look.disconnect();
  });
  look.observe(document, { childList: true, subtree: true });
}

/** Runs in the page: the scripts it had asked for by then. */
function scriptsUntilShown(): string[] {
  const shownAt = performance.getEntriesByName('case-shown')[0]?.startTime ?? Number.POSITIVE_INFINITY;
  return performance
    .getEntriesByType('resource')
    .filter(({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime <= shownAt)
    .map(({ name }) => new URL(name).pathname);
}

test('the complainant’s page shows the case with at most 120 kB of script, all of it its own', async ({
  server,
  newPhone,
}) => {
  if (!server.pass) throw new Error('The demonstration shows no pass.');
  const phone = await newPhone();
  const { page } = phone;
  await page.addInitScript(noteWhenShown);
  await page.goto(server.pass.address);
  await expect(phone.live()).toBeVisible();

  const loaded = [];
  for (const name of await page.evaluate(scriptsUntilShown)) {
    const source = await (await page.request.get(`${server.url}${name}`)).body();
    loaded.push({ name, source: source.toString(), size: brotliCompressSync(source).length });
  }
  const total = loaded.reduce((sum, { size }) => sum + size, 0);
  console.warn(
    [
      ...loaded.map(({ name, size }) => `${size} ${name}`),
      `${total} bytes of brotli before the case is shown`,
    ].join('\n'),
  );
  expect(loaded.length).toBeGreaterThan(2);
  expect(loaded.length).toBeLessThanOrEqual(FILES);
  expect(total).toBeLessThanOrEqual(LIMIT);
  const first = loaded.find(({ name }) => name.includes('portal-first'));
  expect(first?.source, 'what asks for the case waits for no other script').toMatch(/^(?!.*\bfrom\s*["'`])/s);

  for (const other of ['/console', '/kiosk'] as const) {
    const document = await (await page.request.get(`${server.url}${other}`)).text();
    const own = [...document.matchAll(/\/assets\/[^"]+\.js/g)].map(([path]) => path);
    expect(own.length).toBeGreaterThan(0);
    let size = 0;
    for (const name of own)
      size += brotliCompressSync(await (await page.request.get(`${server.url}${name}`)).body()).length;
    console.warn(`${size} bytes of brotli at the start of ${other}`);
    expect(size, other).toBeLessThanOrEqual(STARTS[other]);
    expect(loaded.map(({ name }) => name).filter((name) => own.includes(name))).toEqual([]);
  }
  for (const { name, source } of loaded) {
    expect(source, name).not.toMatch(/\/officer\/session|\/kiosk\/pairings|react-aria/);
  }
});
