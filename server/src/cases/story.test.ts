import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { report, startTestApp, type TestApp, update } from '../testing/test-app.ts';

describeOnEachEngine('the main story', (open) => {
  let server: TestApp;
  let sockets: Socket[] = [];
  beforeEach(async () => {
    server = await startTestApp({ db: await open() });
  });
  afterEach(async () => {
    for (const socket of sockets) socket.close();
    sockets = [];
    await server.close();
  });

  it('a report is accepted, sharing is asked for, approved by someone else, and updates arrive', async () => {
    const station = await server.station('CZ');
    const desk = await server.officer(station, 'desk');
    const investigator = await server.officer(station, 'investigator', 'approver');
    const approver = await server.officer(station, 'approver');
    const address = await server.listen();

    const taken = await desk.ok('takeReport', { body: report() });
    const params = { caseId: taken.row.id };
    const accepted = await desk.ok('postUpdate', {
      params,
      body: update(taken.row.version, { milestone: 'case_accepted' }),
    });

    const phone = server.nobody();
    await phone.ok('openPass', { body: { number: taken.pass.number, code: taken.pass.code } });
    const socket = io(`${address}/complainant`, {
      transports: ['websocket'],
      auth: { wire: 2, cursor: null },
      extraHeaders: { cookie: phone.cookie() },
    });
    sockets.push(socket);
    const seen: string[] = [];
    socket.on('snapshot', (snapshot) => seen.push(`snapshot to ${snapshot.head}`));
    let head = 0;
    socket.on('snapshot', (snapshot) => {
      head = snapshot.head;
    });
    // What is committed while a screen joins may come twice; places make doubles harmless.
    socket.on('events', (events: { sharedSeq: number; entry: { type: string } }[]) => {
      for (const { sharedSeq, entry } of events)
        if (sharedSeq > head) seen.push(`${sharedSeq} ${entry.type}`);
    });
    await expect.poll(() => seen).toEqual(['snapshot to 2']);

    const held = await investigator.ok('postUpdate', {
      params,
      body: update(accepted.row.version, { milestone: 'investigation_started' }),
    });
    expect(held.events[0]?.sharedSeq).toBeNull();
    const asked = await investigator.ok('requestSharing', {
      params,
      body: { version: held.row.version, scopes: ['timeline'], reason: '需要辨认', minutes: 180 },
    });
    const sharing = asked.row.sharing;
    const requestId = sharing.state === 'asked' ? sharing.requestId : '';
    const decision = { params: { requestId }, body: { version: asked.row.version, minutes: 180 } };
    expect(await investigator.refused('approveSharing', decision)).toBe('OWN_REQUEST');
    const approved = await approver.ok('approveSharing', decision);
    expect(approved.row.sharing.state).toBe('open');
    expect(approved.row.sharedStage).toBe('investigating');
    await expect
      .poll(() => seen)
      .toEqual(['snapshot to 2', '3 share-requested', '4 window-opened', '5 update']);
  });
});
