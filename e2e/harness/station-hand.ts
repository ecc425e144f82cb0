import { randomUUID } from 'node:crypto';
import { request } from '@playwright/test';
import type { Body, Reply, RouteId } from '@sunshine-seat/shared/contract/routes.ts';
import { routes } from '@sunshine-seat/shared/contract/routes.ts';
import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { Pass, Person, Server } from './server.ts';

type Call<R extends RouteId> = { params?: Record<string, string>; body?: Body<R>; bytes?: Buffer };

/** A hand without a session. */
async function emptyHand(server: Server) {
  const context = await request.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { origin: server.url },
  });

  async function call<R extends RouteId>(
    id: R,
    { params = {}, body, bytes }: Call<R> = {},
  ): Promise<Reply<R>> {
    const { method, path } = routes[id];
    const address = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    const answer = await context.fetch(`/api/v1${address}`, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        ...(bytes && { 'content-type': 'application/octet-stream' }),
      },
      ...(body !== undefined && { data: body }),
      ...(bytes && { data: bytes }),
    });
    if (!answer.ok()) throw new Error(`${id}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as Reply<R>;
  }

  return { call, session: () => context.storageState(), leave: () => context.dispose() };
}

/** Someone who prepares the scene through the interface alone, so that a scenario can begin where it wants to. */
export async function handOf(server: Server, person: Person) {
  const hand = await emptyHand(server);
  await hand.call('signIn', { body: { badge: person.badge, password: person.password } });
  return hand;
}

/** A complainant who does things without a phone to look at. */
export async function handWithPass(server: Server, { number, code }: Pick<Pass, 'number' | 'code'>) {
  const hand = await emptyHand(server);
  await hand.call('openPass', { body: { number, code } });
  return hand;
}

export type Hand = Awaited<ReturnType<typeof handOf>>;

/** Takes a report; the pass comes along. */
export function reportWith(desk: Hand, server: Server, language: Language) {
  return desk.call('takeReport', {
    body: {
      kind: 'theft',
      occurredAt: server.now() - 20 * 60_000,
      place: '青年路公交站',
      what: '手机在车上被偷。',
      items: [{ name: '黑色手机', marks: null }],
      complainant: { name: '刘先生', phone: '13900000395', language },
    },
  });
}

type Written = Reply<'postUpdate'>;

/** Posts a milestone on the case as it stands after `before`. */
export function post(hand: Hand, { row }: Pick<Written, 'row'>, milestone: Milestone, outcome = false) {
  return hand.call('postUpdate', {
    params: { caseId: row.id },
    body: {
      version: row.version,
      visibility: 'shared',
      milestone,
      note: null,
      place: null,
      reason: null,
      outcome: outcome ? 'property_returned_in_full' : null,
      nextUpdateBy: null,
    },
  });
}

export function ask(
  hand: Hand,
  { row }: Pick<Written, 'row'>,
  scopes: Body<'requestSharing'>['scopes'] = ['timeline'],
) {
  return hand.call('requestSharing', {
    params: { caseId: row.id },
    body: { version: row.version, scopes, reason: '需要同步核对。', minutes: 180 },
  });
}

export function approve(hand: Hand, { row, events }: Written) {
  const asked = events.find(({ type }) => type === 'share-requested');
  if (asked?.type !== 'share-requested') throw new Error('Nothing was asked for.');
  return hand.call('approveSharing', {
    params: { requestId: asked.requestId },
    body: { version: row.version, minutes: 180 },
  });
}

export function revoke(hand: Hand, { row }: Pick<Written, 'row'>) {
  return hand.call('revokeSharing', {
    params: { caseId: row.id },
    body: { version: row.version, code: 'privacy_of_others', reason: '涉及他人。' },
  });
}
