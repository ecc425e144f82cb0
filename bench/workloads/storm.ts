import { setTimeout as sleep } from 'node:timers/promises';
import { disperse, keepThere } from '../load/crowd.ts';
import { closeScreens, openScreens } from '../load/open-screens.ts';
import { atPace } from '../load/pace.ts';
import { watchStalls } from '../load/stall-probe.ts';
import type { Measured } from '../run/figures.ts';
import type { Meter } from '../run/meter.ts';
import type { Workload } from '../run/workload.ts';
import type { Subject } from '../subjects/subject.ts';

interface StormSize extends Record<string, number> {
  screens: number;
  /** Handshakes under way at the same time. */
  atOnce: number;
  /** Updates a second that go on meanwhile, in the second storm. */
  posts: number;
}

const WARM_UP = 200;
/** Events each screen lacks when it comes back. */
const MISSING = 5;
const GONE_MS = 500;

/**
 * W2: after a restart everyone is back at once; each is signed in, in a case of its own, and lacks five events. The
 * first storm is for the CPU a screen costs; in the second officers go on posting, and who came back stays.
 */
export const storm: Workload<StormSize> = {
  id: 'storm',
  title: 'Everyone comes back at once',
  full: { screens: 5000, atOnce: 256, posts: 50 },
  small: { screens: 200, atOnce: 64, posts: 50 },
  figures: [
    { id: 'cpu', label: 'CPU a screen', unit: 'µs', better: 'lower', target: 1 },
    { id: 'rate', label: 'screens let in', unit: '1/s', better: 'higher' },
    { id: 'stall', label: 'longest stall while posting goes on', unit: 'ms', better: 'lower', limit: 100 },
    { id: 'refused', label: 'posts refused meanwhile', unit: 'posts', better: 'lower', limit: 0 },
  ],
  sitting: 'crowd',
  scale: ({ screens }) => ({ cases: screens }),
  async measure(subject, size, meter) {
    disperse(subject);
    closeScreens(await comeBack(subject, Math.min(WARM_UP, size.screens), size.atOnce));
    await sleep(GONE_MS);
    const alone = await measureAlone(subject, size, meter);
    await sleep(GONE_MS);
    return { ...alone, ...(await measureWithPosts(subject, size)) };
  },
};

const comeBack = (subject: Subject, screens: number, atOnce: number) =>
  openScreens(screens, (index, source) => subject.caseScreen(index, MISSING, source), atOnce);

async function measureAlone(
  subject: Subject,
  { screens, atOnce }: StormSize,
  meter: Meter,
): Promise<Measured> {
  await meter.begin();
  const opened = await comeBack(subject, screens, atOnce);
  const { cpuMs, ms } = await meter.end();
  closeScreens(opened);
  return { cpu: (cpuMs * 1000) / screens, rate: screens / (ms / 1000) };
}

async function measureWithPosts(subject: Subject, { screens, atOnce, posts }: StormSize): Promise<Measured> {
  const stalls = watchStalls(subject.servers[0].address);
  let isOver = false;
  let refused = 0;
  const postOnce = async (due: number): Promise<void> => {
    try {
      await subject.post(Math.floor(Math.random() * screens), `at ${due}`);
    } catch {
      refused += 1;
    }
  };
  const posting = atPace(posts, () => isOver, postOnce);
  const opened = await comeBack(subject, screens, atOnce).finally(() => {
    isOver = true;
  });
  await posting;
  const stall = await stalls.longestMs();
  keepThere(subject, opened);
  return { stall, refused };
}
