import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { handleErrors, refuse } from './error-handler.ts';
import { addSecurityHeaders } from './security-headers.ts';

const PUBLIC = join(import.meta.dirname, '../../../../client/public');

describe('an address that leads nowhere', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = fastify({ frameworkErrors: refuse });
    handleErrors(app);
    await addSecurityHeaders(app, true);
    app.get('/api/cases/1', () => {
      throw new AppError('NOT_FOUND');
    });
  });
  afterAll(() => app.close());

  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const visit = (language?: string, url = '/nonsense') =>
    app.inject({ url, headers: { ...browser, ...(language && { 'accept-language': language }) } });

  it('is a page with a way home for a browser, kept by nobody and under the strict policy', async () => {
    const { statusCode, headers, body } = await visit('en-GB,en;q=0.9');
    expect(statusCode).toBe(404);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(body).toContain('<html lang="en" dir="ltr">');
    expect(body).toContain('<a href="/">');
    expect(body).not.toMatch(/<script|<style|style=/);
    // What it wears lies with the built pages.
    const worn = [...body.matchAll(/(?:href|src)="\/(\w+\.\w+)"/g)].map(([, file]) => file);
    expect(worn).toContain('unknown.css');
    for (const file of worn) expect(existsSync(join(PUBLIC, `${file}`)), file).toBe(true);
  });

  it.each([
    ['ar-LB', '<html lang="ar" dir="rtl">'],
    ['fr, zh-HK;q=0.8, en;q=0.7', '<html lang="zh-Hant" dir="ltr">'],
    ['en;q=0.3, ar;q=0.9', '<html lang="ar" dir="rtl">'],
    ['en;q=0, fr', '<html lang="zh-Hans" dir="ltr">'],
    [undefined, '<html lang="zh-Hans" dir="ltr">'],
  ])('speaks the language liked best: %s', async (liked, opening) => {
    expect((await visit(liked)).body).toContain(opening);
  });

  it('is the same page where the address cannot even be read', async () => {
    expect((await visit('en', '/%zz')).body).toContain('<html lang="en"');
  });

  it('has a head without a body', async () => {
    const { statusCode, headers, body } = await app.inject({
      method: 'HEAD',
      url: '/nonsense',
      headers: browser,
    });
    expect([statusCode, headers['content-type'], body]).toEqual([404, 'text/html; charset=utf-8', '']);
  });

  it.each([
    ['a program', { url: '/nonsense', headers: { accept: '*/*' } }],
    ['one that says nothing', { url: '/nonsense' }],
    ['an unknown call', { url: '/api/nonsense', headers: browser }],
    ['a call that finds nothing', { url: '/api/cases/1', headers: browser }],
    ['a form', { method: 'POST' as const, url: '/nonsense', headers: browser }],
  ])('stays JSON for %s', async (_who, asked) => {
    const answer = await app.inject(asked);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
