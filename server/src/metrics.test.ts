import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeEach(async () => {
  server = await startTestApp();
});
afterEach(() => server.close());

describe('the figures for the operator', () => {
  it('count what was refused by its code, and requests by route and status', async () => {
    await server.nobody().refused('getMe');
    await server.nobody().refused('signIn', { body: { badge: '047218', password: 'wrong' } });
    const { payload } = await server.app.inject('/metrics');
    expect(payload).toContain('sunshine_refusals_total{code="NOT_SIGNED_IN"} 1');
    expect(payload).toContain('sunshine_refusals_total{code="SIGN_IN_REFUSED"} 1');
    expect(payload).toMatch(
      /sunshine_request_seconds_count\{route="\/api\/v1\/officer\/session",status="401"\} 2/,
    );
  });
});
