import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import sharp from 'sharp';
import { atPace } from '../load/pace.ts';
import { Receipts } from '../load/receipts.ts';
import { Screen } from '../load/screen.ts';
import { quantile } from '../run/figures.ts';
import { ALONE, type Workload } from '../run/workload.ts';
import { Person } from '../seed/person.ts';
import type { SeededCase } from '../seed/seed-case.ts';
import { dialectOf } from '../subjects/on-portal.ts';

interface MarksSize extends Record<string, number> {
  /** Cases in which a complainant draws while an officer watches. */
  cases: number;
  /** Strokes a second in each. */
  rate: number;
  seconds: number;
}

const WARM_UP_MS = 2000;
const LAST_MS = 1000;
const SIZE = { width: 640, height: 360 };

/** W-marks: from the complainant's stroke on a still to the officer's screen. */
export const marks: Workload<MarksSize> = {
  id: 'marks',
  title: 'A mark from the complainant to the officer',
  full: { cases: 20, rate: 4, seconds: 6 },
  small: { cases: 3, rate: 4, seconds: 4 },
  figures: [
    { id: 'p50', label: 'stroke to screen, p50', unit: 'ms', better: 'lower' },
    { id: 'p99', label: 'stroke to screen, p99', unit: 'ms', better: 'lower', limit: 200 },
    { id: 'lost', label: 'marks that did not arrive', unit: 'marks', better: 'lower', limit: 0 },
  ],
  cast: ALONE,
  scale: ({ cases }) => ({ cases }),
  async measure({ servers, installation }, { rate, seconds }) {
    if (!installation) throw new Error('only the portal has marks');
    const { address } = servers[0];
    const { cases, cookies } = installation;
    const officer = new Person(address, cookies.officer);
    const drawers: { person: Person; still: string }[] = [];
    for (const one of cases)
      drawers.push({ person: new Person(address, one.cookie), still: await shareStill(officer, one) });
    const screen = await Screen.open(
      dialectOf(address, 'officer', cookies.officer, { served: 'lookouts', news: 'case-events' }),
    );
    for (const { id } of cases)
      screen.send(`42/officer,1${JSON.stringify(['watch', { caseId: id, cursor: 0 }])}`);
    const receipts = new Receipts();
    screen.onNews = receipts.take;
    let count = 0;
    const drawFor = async (ms: number) => {
      const end = performance.now() + ms;
      await atPace(
        rate * drawers.length,
        (due) => due >= end,
        async (due) => {
          count += 1;
          const drawer = drawers[count % drawers.length];
          const points: [number, number][] = [[count % SIZE.width, 10]];
          const mark = { shape: 'text' as const, points, text: receipts.expect(due) };
          await drawer?.person.ok('drawOwnMark', { body: { still: drawer.still, mark } });
        },
      );
      await sleep(LAST_MS);
    };
    try {
      await drawFor(WARM_UP_MS);
      receipts.clear();
      await drawFor(seconds * 1000);
      const { delays, missing } = receipts;
      return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), lost: missing };
    } finally {
      screen.close();
      for (const person of [officer, ...drawers.map((drawer) => drawer.person)]) person.close();
    }
  },
};

/** Puts a picture into a case and shares it; gives the still's id. */
async function shareStill(officer: Person, { id: caseId }: SeededCase): Promise<string> {
  const params = { caseId };
  const picture = await sharp({ create: { ...SIZE, channels: 3, background: '#789' } })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(picture).digest('hex');
  const { uploadId } = await officer.ok('startUpload', { params, body: { bytes: picture.length, sha256 } });
  if (picture.length > CHUNK_BYTES) throw new Error('the picture is more than one piece');
  await officer.put(`/cases/${caseId}/uploads/${uploadId}/chunks/0`, picture);
  const added = await officer.ok('addStill', {
    params,
    body: { uploadId, camera: '青年路 03', takenAt: null, reason: '核对嫌疑人衣着' },
  });
  const still = added.events.find((event) => event.type === 'still-added')?.still.id;
  if (!still) throw new Error('no still was added');
  await officer.ok('shareStill', {
    params: { caseId, stillId: still },
    body: { version: added.row.version, masks: [], caption: null },
  });
  return still;
}
