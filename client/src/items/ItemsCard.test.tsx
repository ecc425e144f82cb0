import type { Me, OfficerCase, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeEach, expect, it } from 'vitest';
import common from '../../../shared/src/locales/en/common.ts';
import words from '../../../shared/src/locales/en/items.ts';
import { ItemsCard } from './ItemsCard.tsx';

beforeEach(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { items: words, common } }, defaultNS: 'console' });
});

const item = {
  id: 'i',
  name: 'phone',
  imei: null,
  serial: null,
  plate: null,
  marks: null,
  value: null,
  pictureId: null,
};
const me = { officer: { roles: ['investigator'] } } as unknown as Me;

function card(stage: QueueRow['stage']): string {
  const held = {
    row: { id: 'a', kind: 'theft', stage, sharedStage: stage, version: 1 },
    events: [{ id: 'e', caseId: 'a', seq: 1, at: 0, sharedSeq: 1, type: 'case-received', items: [item] }],
  } as unknown as OfficerCase;
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <ItemsCard held={held} me={me} />
    </QueryClientProvider>,
  );
}
const toRecovered = words.moveTo.replace('{{state}}', common.itemState.recovered);

it('offers no step of an item before the case is accepted, and says why', () => {
  expect(card('received')).not.toContain(toRecovered);
  expect(card('received')).toContain(words.notAccepted);
});

it('offers them from then on', () => {
  expect(card('accepted')).toContain(toRecovered);
  expect(card('accepted')).not.toContain(words.notAccepted);
});
