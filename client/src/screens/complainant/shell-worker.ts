/// <reference lib="webworker" />

/*
 * Keeps the shell of the complainant's page: the document, its scripts, styles and icons. Never an answer of
 * the interface, never a word of a case.
 */

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const SHELL = 'shell-1';
const PAGE = '/';
/** The same file whoever asks for it: by its own name a script is asked for differently than by its page. */
const ANY = { ignoreVary: true };
const KEPT = /^\/(?:assets\/|icon[-.]|portal[.]webmanifest$)/;

async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(SHELL);
  const wanted = [...new Set(paths)].filter((path) => KEPT.test(path));
  await Promise.all(
    wanted.map(async (path) => {
      if (!(await cache.match(path, ANY))) await cache.add(path).catch(() => {});
    }),
  );
}

async function installShell(): Promise<void> {
  const response = await fetch(PAGE, { credentials: 'omit' });
  const html = await response.clone().text();
  const cache = await caches.open(SHELL);
  await cache.put(PAGE, response);
  await keep([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string));
}

/** What this visit needed is the shell; files of earlier releases go. */
async function keepOnly(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(SHELL);
  const wanted = new Set([...paths, PAGE]);
  for (const { url } of await cache.keys()) {
    if (!wanted.has(new URL(url).pathname)) await cache.delete(url, ANY);
  }
  await keep(paths);
}

/** The page from the network while there is one, else as it was kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(PAGE, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(PAGE, ANY);
    if (kept) return kept;
    throw error;
  }
}

/** Files with a fingerprint in their name never change: the kept one is as good as a new one. */
async function file({ request, clientId }: FetchEvent): Promise<Response> {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request, ANY);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && (await isPortal(clientId))) await cache.put(request, response.clone());
  return response;
}

/** The console and the hall display live at the same origin; their files are not kept. */
async function isPortal(clientId: string): Promise<boolean> {
  const client = await worker.clients.get(clientId);
  return client !== undefined && new URL(client.url).pathname === PAGE;
}

worker.addEventListener('install', (event) => {
  event.waitUntil(installShell().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(clean());
});

worker.addEventListener('message', (event) => {
  if (!Array.isArray(event.data?.keep)) return;
  event.waitUntil(event.data.isAll ? keepOnly(event.data.keep) : keep(event.data.keep));
});

worker.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== worker.location.origin) return;
  if (address.pathname === PAGE) event.respondWith(page(event.request));
  else if (KEPT.test(address.pathname)) event.respondWith(file(event));
});
