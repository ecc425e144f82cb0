import { HttpLines } from '../load/http-lines.ts';
import { runPeer } from './peer-server.ts';
import { EVENTS_AT_FIRST } from './peer-store.ts';

/** Posts at once while the first events are published. */
const AT_ONCE = 64;

/** The part of nginx with nchan that it cannot do itself: sessions, and one insert before an event is published. */
runPeer(
  (http, store, { nginx }) => {
    const lines = new HttpLines(nginx);
    http.on('request', (request, response) => {
      if (!request.url?.startsWith('/auth')) return;
      const isSignedIn = store.roomOf(request.headers.cookie) !== undefined;
      response.writeHead(isSignedIn ? 200 : 403, { 'content-length': 0 }).end();
    });
    return (room, event) => {
      lines.request('POST', `/pub?room=${room}`, {}, JSON.stringify(event)).catch(console.error);
    };
  },
  // What a screen lacks comes from nchan's own memory: it has to be told first.
  async (store, { nginx, rooms }) => {
    const lines = new HttpLines(nginx);
    const names = ['hall', ...Array.from({ length: rooms }, (_, index) => `case-${index}`)];
    const lane = async () => {
      for (let room = names.pop(); room; room = names.pop())
        for (const event of JSON.parse(store.after(room === 'hall' ? 'case-0' : room, 0)).slice(
          -EVENTS_AT_FIRST,
        ))
          await lines.request('POST', `/pub?room=${room}`, {}, JSON.stringify(event));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    lines.close();
  },
);
