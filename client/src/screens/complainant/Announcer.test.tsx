import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import { expect, it } from 'vitest';
import common from '../../../../shared/src/locales/en/common.ts';
import portal from '../../../../shared/src/locales/en/portal.ts';
import { newestFirst } from '../../cases/newest-first.ts';
import { ownView } from '../../cases/own-view.ts';
import { watchConnection } from '../../live/connection-watch.ts';
import { by, caseWith } from '../../take-part/testing/own-cases.ts';
import { testPage } from '../../ui/testing/test-page.ts';
import { Announcer } from './Announcer.tsx';

const received: Entry = { id: 'a', at: 1, type: 'case-received', items: [] };
const update: Entry = {
  id: 'b',
  at: 60_000,
  type: 'update',
  by,
  milestone: 'video_lead_found',
  note: null,
  noteLanguage: null,
  place: null,
  reason: null,
  outcome: null,
};
const promise: Entry = { id: 'c', at: 60_000, type: 'promise', by, nextUpdateBy: 900_000 };

const page = testPage({
  lng: 'en',
  resources: { en: { portal, common } },
  defaultNS: 'portal',
  fallbackNS: 'common',
});
const watch = watchConnection(() => 0, true);

async function hears(...entries: Entry[]) {
  const own = caseWith(...entries);
  await page.draw(<Announcer own={own} view={ownView(own.header, 60_000)} watch={watch} />);
  return document.querySelector('[role=status]')?.textContent;
}

it('tells the news, not the promise that came with it', async () => {
  expect(await hears(received)).toBe('');
  expect(await hears(received, update, promise)).toContain(common.milestone.video_lead_found.title);
});

it('tells a promise that came by itself', async () => {
  await hears(received, update);
  const said = await hears(received, update, { ...promise, at: 120_000 });
  expect(said).not.toContain(common.milestone.video_lead_found.title);
  expect(said).not.toBe('');
});

it('puts the promise behind the news it came with, and before what was older', () => {
  const order = (...entries: Entry[]) =>
    newestFirst(caseWith(...entries).events).map(({ entry }) => entry.id);
  expect(order(received, update, promise)).toEqual(['b', 'c', 'a']);
  expect(order(received, update, { ...promise, at: 120_000 })).toEqual(['c', 'b', 'a']);
});
