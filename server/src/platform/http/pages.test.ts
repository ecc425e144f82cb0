import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePages } from './pages.ts';

describe('the pages', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sunshine-pages-'));
  let app: FastifyInstance;
  beforeAll(async () => {
    mkdirSync(join(dir, 'assets'));
    for (const page of ['index', 'console', 'kiosk'])
      writeFileSync(join(dir, `${page}.html`), `<p>${page}</p>`);
    writeFileSync(join(dir, 'assets/app-1a2b.js'), 'run();');
    writeFileSync(join(dir, 'assets/app-1a2b.js.br'), brotliCompressSync('run();'));
    writeFileSync(join(dir, 'sw.js'), 'work();');
    app = fastify();
    await servePages(app, dir);
  });
  afterAll(async () => {
    await app.close();
    rmSync(dir, { recursive: true });
  });

  it('keeps hashed assets for ever', async () => {
    const { headers, body } = await app.inject('/assets/app-1a2b.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(body).toBe('run();');
  });

  it('hands out what was compressed at build time', async () => {
    const answer = await app.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'br' } });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe('run();');
  });

  it('asks for the service worker and the pages every time', async () => {
    for (const url of ['/sw.js', '/', '/console', '/console/cases/1', '/kiosk']) {
      expect((await app.inject(url)).headers['cache-control'], url).toBe('no-cache');
    }
  });

  it('serves each page at its address and nothing by its file name', async () => {
    expect((await app.inject('/')).body).toBe('<p>index</p>');
    expect((await app.inject('/console/queue')).body).toBe('<p>console</p>');
    expect((await app.inject('/kiosk')).body).toBe('<p>kiosk</p>');
    expect((await app.inject('/kiosk.html')).statusCode).toBe(404);
  });

  it('answers an unchanged page without sending it again', async () => {
    const { headers } = await app.inject('/kiosk');
    const again = await app.inject({ url: '/kiosk', headers: { 'if-none-match': String(headers.etag) } });
    expect(again.statusCode).toBe(304);
  });
});
