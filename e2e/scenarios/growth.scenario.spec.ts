import { type CDPSession, expect } from '@playwright/test';
import { test } from '../actors.ts';
import { openCase } from '../harness/open-case.ts';
import type { Hand } from '../harness/station-hand.ts';

type Case = Awaited<ReturnType<typeof openCase>>;

/** Tells the complainant so many notes, one after the other; gives the case as it stands then. */
async function tell(
  hand: Hand,
  { row }: Pick<Case, 'row'>,
  notes: number,
  from = 0,
): Promise<Pick<Case, 'row'>> {
  let current = row;
  for (let count = 0; count < notes; count += 1) {
    const { row: next } = await hand.call('postUpdate', {
      params: { caseId: current.id },
      body: {
        version: current.version,
        visibility: 'shared',
        milestone: null,
        note: `第${from + count + 1}条：正在查看站台视频。`,
        place: null,
        reason: null,
        outcome: null,
        nextUpdateBy: null,
      },
    });
    current = next;
  }
  return { row: current };
}

/** Runs in the page: marks every entry that stands there, and counts from now on what comes and goes. */
function beginCounting(): void {
  for (const entry of document.querySelectorAll('[data-place]')) entry.setAttribute('data-known', '');
  const counted = { added: 0, removed: 0 };
  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      counted.added += addedNodes.length;
      counted.removed += removedNodes.length;
    }
  }).observe(document.body, { childList: true, subtree: true });
  Object.assign(window, { counted });
}

/** Runs in the page: what was counted, and how many entries are the elements they were. */
function counted() {
  const { counted: changes } = window as unknown as { counted: { added: number; removed: number } };
  return { ...changes, known: document.querySelectorAll('[data-known]').length };
}

/** What a page keeps once garbage is collected: nodes of its document, and listeners. */
async function keptBy(session: CDPSession): Promise<{ nodes: number; listeners: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

const TOLD = 20;
/** Nodes put in and taken out for an update: its own entry in one piece, the line that says it aloud, the time of the last word. */
const CHANGES = 3;

test('an update that comes is put in and leaves the entries before it alone, without a question to the server', async ({
  server,
  newPhone,
}) => {
  const open = await openCase(server);
  const phone = await newPhone();
  await phone.opensByQr(open.pass);
  await expect(phone.live()).toBeVisible();
  const before = await tell(open.investigator, open, 3);
  await expect(phone.page.getByText('第3条')).toBeVisible();
  // Code that comes at leisure may still be on its way: it is not asked for because of an update.
  const asked: string[] = [];
  phone.page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url());
  });
  const known = await phone.page.locator('[data-place]').count();
  await phone.page.evaluate(beginCounting);
  await tell(open.investigator, before, TOLD, 3);
  await expect(phone.page.getByText(`第${TOLD + 3}条`)).toBeVisible();
  const changes = await phone.page.evaluate(counted);
  console.warn(`${TOLD} updates: ${JSON.stringify(changes)}, ${asked.length} questions`);
  expect(changes.known).toBe(known);
  expect(changes.added + changes.removed).toBeLessThanOrEqual(TOLD * CHANGES);
  expect(asked).toEqual([]);
});

test('a display of the hall keeps no more after three hundred updates than after thirty', async ({
  server,
  newKiosk,
  newOfficer,
}) => {
  const open = await openCase(server);
  const kiosk = await newKiosk();
  const told = { lines: 0, boards: 0 };
  kiosk.page.on('websocket', (line) => {
    told.lines += 1;
    line.on('framereceived', ({ payload }) => {
      if (String(payload).includes('["board"')) told.boards += 1;
    });
  });
  await kiosk.opens();
  const admin = await newOfficer('admin');
  await admin.signsIn();
  await admin.pairsKiosk(await kiosk.digits(), '大厅屏');
  await expect(kiosk.board()).toBeVisible();
  const session = await kiosk.page.context().newCDPSession(kiosk.page);
  await session.send('Performance.enable');
  const early = await tell(open.investigator, open, 30);
  await expect(kiosk.cards().first()).toBeVisible();
  const before = { ...(await keptBy(session)), ...told };
  await tell(open.investigator, early, 270, 30);
  // Several updates may leave as one board.
  await expect.poll(() => told.boards).toBeGreaterThan(before.boards + 100);
  const after = { ...(await keptBy(session)), ...told };
  console.warn(`after 30: ${JSON.stringify(before)}, after 300: ${JSON.stringify(after)}`);
  expect(after.lines).toBe(before.lines);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.05);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.05);
});
