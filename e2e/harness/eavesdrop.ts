import type { Page } from '@playwright/test';

/** Writes down everything that a page sends for and is told, from its first request on. */
export function eavesdrop(page: Page) {
  const addresses: string[] = [];
  const heard: string[] = [];
  page.on('request', (request) => {
    // The fragment is what Playwright knows, not what the browser sends.
    addresses.push(request.url().replace(/#.*$/s, ''), request.headers().referer ?? '');
  });
  page.on('response', async (response) => {
    if (!response.url().includes('/api/')) return;
    heard.push(await response.text().catch(() => ''));
  });
  page.on('websocket', (socket) => {
    addresses.push(socket.url());
    socket.on('framereceived', ({ payload }) => heard.push(String(payload)));
  });
  return {
    /** Every address that was asked for, and every referrer. */
    addresses: () => addresses.join('\n'),
    /** Every answer of the interface and every frame of the socket. */
    heard: () => heard.join('\n'),
  };
}
