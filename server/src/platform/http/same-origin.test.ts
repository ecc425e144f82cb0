import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const publicUrl = 'https://seat.example.cn';

describe('same origin', () => {
  it('takes the public address and the host that was asked', () => {
    expect(isSameOrigin({ origin: 'https://seat.example.cn', host: 'portal:3000' }, publicUrl)).toBe(true);
    expect(isSameOrigin({ origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' }, publicUrl)).toBe(true);
  });

  it('refuses other pages, also on a neighbouring name or port', () => {
    for (const origin of [
      'https://evil.example',
      'https://x.seat.example.cn',
      'http://10.0.0.5:3001',
      'null',
      'junk',
    ]) {
      expect(isSameOrigin({ origin, host: '10.0.0.5:3000' }, publicUrl), origin).toBe(false);
    }
  });

  it('believes the browser when it says the request comes from elsewhere', () => {
    const headers = { host: 'seat.example.cn', 'sec-fetch-site': 'cross-site' };
    expect(isSameOrigin(headers, publicUrl)).toBe(false);
    expect(isSameOrigin({ ...headers, 'sec-fetch-site': 'same-site' }, publicUrl)).toBe(false);
  });

  it('lets programs through, which send no Origin', () => {
    expect(isSameOrigin({ host: 'seat.example.cn' }, publicUrl)).toBe(true);
  });
});
