import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const PAGES = {
  '/': 'index.html',
  '/console': 'console.html',
  '/console/*': 'console.html',
  '/kiosk': 'kiosk.html',
};
const YEAR_MS = 365 * 24 * 60 * 60_000;

/** Serves the three pages and their assets; hashed assets for ever, pages checked every time. */
export async function servePages(app: FastifyInstance, clientDir: string): Promise<void> {
  if (!existsSync(clientDir)) return;
  await app.register(fastifyStatic, {
    root: join(clientDir, 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_MS,
    immutable: true,
    preCompressed: true,
    index: false,
  });
  await app.register(fastifyStatic, {
    root: clientDir,
    prefix: '/',
    decorateReply: false,
    index: false,
    wildcard: false,
    globIgnore: ['assets/**', '*.html', '*.br'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => reply.header('cache-control', 'no-cache'),
  });
  for (const [path, file] of Object.entries(PAGES)) {
    const html = readFileSync(join(clientDir, file));
    const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      reply.header('cache-control', 'no-cache').header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return sendHtml(reply, html);
    });
  }
}

function sendHtml(reply: FastifyReply, html: Buffer) {
  return reply.type('text/html; charset=utf-8').send(html);
}
