import { afterEach, describe, expect, it } from 'vitest';
import { type Cast, castAt } from '../testing/cast.ts';
import { knock } from '../testing/live-client.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

describe('long-polling', () => {
  let server: TestApp;
  let cast: Cast;
  afterEach(() => server.close());

  async function outcomes(hasLongPolling: boolean) {
    server = await startTestApp({ hasLongPolling });
    cast = await castAt(server);
    const address = await server.listen();
    const cookie = cast.desk.cookie();
    return Promise.all(
      (['websocket', 'polling'] as const).map((transport) =>
        knock(address, 'officer', { cookie, transport }),
      ),
    );
  }

  it('is there for networks that block websockets', async () => {
    expect(await outcomes(true)).toEqual([null, null]);
  });

  it('can be turned off, and websockets stay', async () => {
    expect(await outcomes(false)).toEqual([null, 'xhr poll error']);
  });
});
