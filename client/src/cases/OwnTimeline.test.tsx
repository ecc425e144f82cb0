import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import { expect, it, vi } from 'vitest';
import common from '../../../shared/src/locales/en/common.ts';
import portal from '../../../shared/src/locales/en/portal.ts';
import type { OwnCase } from '../live/apply-event.ts';
import { by, caseWith } from '../take-part/testing/own-cases.ts';
import { testPage } from '../ui/testing/test-page.ts';
import { OwnTimeline } from './OwnTimeline.tsx';
import { ownView } from './own-view.ts';

const titled = vi.hoisted(() => ({ ids: [] as string[] }));
vi.mock('./entry-words.ts', async (importOriginal) => {
  const words = await importOriginal<typeof import('./entry-words.ts')>();
  return {
    ...words,
    entryTitle: (...given: Parameters<typeof words.entryTitle>) => {
      titled.ids.push(given[0].id);
      return words.entryTitle(...given);
    },
  };
});

const at = Date.parse('2026-11-23T06:18:00Z');
const update = (id: string, minute: number): Entry => ({
  id,
  at: at + minute * 60_000,
  type: 'update',
  by,
  milestone: 'video_lead_found',
  note: null,
  noteLanguage: null,
  place: null,
  reason: null,
  outcome: null,
});
const retraction: Entry = { id: 'd', at: at + 3 * 60_000, type: 'retraction', target: 'b', by };

const page = testPage({
  lng: 'en',
  resources: { en: { portal, common } },
  defaultNS: 'portal',
  fallbackNS: 'common',
});

/** Draws the timeline; gives the entries whose line was drawn anew. */
async function drawn(own: OwnCase, now: number): Promise<string[]> {
  titled.ids = [];
  await page.draw(<OwnTimeline own={own} view={ownView(own.header, now)} now={now} />);
  return titled.ids.toSorted();
}

const line = (id: string) => document.querySelector(`#entry-${id}`)?.textContent ?? '';
const MINUTE = 60_000;

it('draws no line anew when a second goes by, and each when its age does', async () => {
  const own = caseWith(update('a', 0), update('b', 1));
  const now = at + 90 * 1000 + MINUTE;
  expect(await drawn(own, now)).toEqual(['a', 'b']);
  expect(await drawn(own, now + 1000)).toEqual([]);
  expect(line('b')).toContain('1 minute ago');
  expect(await drawn(own, now + MINUTE)).toEqual(['a', 'b']);
  expect(line('b')).toContain('2 minutes ago');
  expect(await drawn(own, now + 200 * MINUTE)).toEqual(['a', 'b']);
  expect(line('b')).not.toContain('ago');
  expect(await drawn(own, now + 300 * MINUTE)).toEqual([]);
});

it('draws what comes, what it overrules and what was the newest, and leaves the rest alone', async () => {
  const three = [update('a', 0), update('b', 1), update('c', 2)];
  const own = caseWith(...three);
  const now = at + 200 * MINUTE;
  await drawn(own, now);
  const more = caseWith(...three, retraction);
  // What came before is held on as it is.
  const next = { ...more, events: [...own.events, ...more.events.slice(3)] };
  expect(await drawn(next, now)).not.toContain('a');
  expect(line('b')).toContain(portal.entry.tag.retracted);
  expect(line('d')).not.toBe('');
});
