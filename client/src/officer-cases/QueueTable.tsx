import type { Officer, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { useWords } from '../ui/console/words.ts';
import { useNow } from '../ui/server-clock.ts';
import { EndedQueueRow } from './EndedQueueRow.tsx';
import { LiveQueueRow } from './LiveQueueRow.tsx';
import { orderQueue } from './queue-order.ts';
import { SlopeAxis } from './SlopeAxis.tsx';
import { useRowFocus } from './use-row-focus.ts';

/** The queue by golden time left; the slope draws that time on one axis, so the order can be seen. */
export function QueueTable({ rows, officer }: { rows: readonly QueueRow[]; officer: Officer }) {
  const { t } = useWords();
  const now = useNow();
  const { golden, past } = orderQueue(rows, now);
  const list = useRowFocus([...golden, ...past].map((row) => row.id));
  return (
    <section className="q-table" aria-label={t('queue.cases')}>
      <TableHead slope />
      <div ref={list}>
        {golden.map((row) => (
          <LiveQueueRow key={row.id} row={row} officer={officer} now={now} />
        ))}
        {past.length > 0 && (
          <h2 className="q-past" key="past">
            <b className="num">{t('queue.pastCount', { n: past.length })}</b> {t('queue.past')}
          </h2>
        )}
        {past.map((row) => (
          <LiveQueueRow key={row.id} row={row} officer={officer} now={now} past />
        ))}
      </div>
    </section>
  );
}

/** Ended cases, the last to end first. */
export function EndedTable({ rows }: { rows: readonly QueueRow[] }) {
  const { t } = useWords();
  const now = useNow(60_000);
  const list = useRowFocus(rows.map((row) => row.id));
  return (
    <section className="q-table" aria-label={t('queue.cases')}>
      <TableHead />
      <div ref={list}>
        {rows.map((row) => (
          <EndedQueueRow key={row.id} row={row} now={now} />
        ))}
      </div>
    </section>
  );
}

function TableHead({ slope = false }: { slope?: boolean }) {
  const { t } = useWords();
  return (
    <div className="q-row q-head" aria-hidden="true">
      {slope ? <SlopeAxis /> : <div className="q-slope">{t('queue.col.ended')}</div>}
      <div>{t('queue.col.case')}</div>
      <div>{t('queue.col.stage')}</div>
      <div>{t('queue.col.window')}</div>
      <div>{t('queue.col.officer')}</div>
      <div>{t('queue.col.next')}</div>
      <div className="q-what">{t('queue.col.activity')}</div>
    </div>
  );
}
