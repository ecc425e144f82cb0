import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeEach, expect, it } from 'vitest';
import common from '../../../shared/src/locales/zh-Hans/common.ts';
import words from '../../../shared/src/locales/zh-Hans/console.ts';
import items from '../../../shared/src/locales/zh-Hans/items.ts';
import people from '../../../shared/src/locales/zh-Hans/people.ts';
import talk from '../../../shared/src/locales/zh-Hans/talk.ts';
import { CaseEventEntry } from './CaseEventEntry.tsx';
import { readsQuery } from './case-queries.ts';
import { timelineLines } from './timeline-lines.ts';
import { WhoRead } from './WhoRead.tsx';

beforeEach(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'zh-Hans',
    resources: { 'zh-Hans': { console: words, common, people, talk, items } },
    defaultNS: 'console',
  });
});

const officer = { id: 'o', name: '周敏', familyName: '周', familyNameLatin: 'Zhou', badge: '031207' };
const base = { caseId: 'a', at: 0, visibility: 'shared' } as const;
const received: CaseEvent = {
  ...base,
  id: 'e1',
  seq: 1,
  sharedSeq: 1,
  by: officer,
  type: 'case-received',
  items: [],
};
const confirmed: CaseEvent = {
  ...base,
  id: 'e2',
  seq: 2,
  sharedSeq: 2,
  by: null,
  type: 'item-confirmed',
  itemId: 'i',
  isMine: true,
};
const reach = { deliveredSeq: 2, deliveredAt: 20, seenSeq: 2, seenAt: 20 };

/** The words in the order they are read, tags taken out. */
function read(page: ReactNode): string {
  return renderToStaticMarkup(page).replace(/<[^>]*>/g, '');
}

it('marks what officers told as told, and what the complainant’s side did as theirs', () => {
  const [theirs, ours] = timelineLines([received, confirmed]).map((line) =>
    read(<CaseEventEntry line={line} reach={reach} isNewest={false} onAsk={null} />),
  );
  expect(ours).toContain(words.visibility.shared);
  expect(ours).toContain(words.timeline.seen);
  expect(theirs).toContain(words.timeline.fromThem);
  expect(theirs).not.toContain(words.visibility.shared);
  expect(theirs).not.toContain(words.timeline.seenAt.replace('{{at}}', '').trim());
});

it('sets what was read apart from the tag beside it', () => {
  const client = new QueryClient();
  client.setQueryData(readsQuery('a').queryKey, [{ at: 0, officer, action: 'lookout-read', times: 1 }]);
  const said = read(
    <QueryClientProvider client={client}>
      <WhoRead caseId="a" />
    </QueryClientProvider>,
  );
  expect(said).toContain(`${people.reads.action['lookout-read']} ${words.visibility.internal}`);
});
