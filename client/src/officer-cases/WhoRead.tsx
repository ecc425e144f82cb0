import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { readsQuery } from './case-queries.ts';

const LATEST = 5;

/** Who opened the case lately. */
export function WhoRead({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const { data: lines, error, refetch } = useQuery(readsQuery(caseId));
  return (
    <section className="box decisions" aria-labelledby="reads-title">
      <h2 id="reads-title">
        {t('people:reads.title')} <small>{t('people:reads.told')}</small>
      </h2>
      {!lines && error && (
        <>
          <ErrorNote error={error} />
          <Button small onClick={() => void refetch()}>
            {t('action.retry')}
          </Button>
        </>
      )}
      {lines?.length === 0 && <p className="hint">{t('people:reads.none')}</p>}
      <ol>
        {(isWhole ? lines : lines?.slice(0, LATEST))?.map((line) => (
          <ReadLine key={`${line.at} ${line.officer?.id} ${line.action}`} line={line} />
        ))}
      </ol>
      {lines && lines.length > LATEST && (
        <Button small aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('people:reads.fewer') : t('people:reads.all', { n: lines.length })}
        </Button>
      )}
    </section>
  );
}

function ReadLine({ line }: { line: Reply<'listReads'>['lines'][number] }) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow(60_000);
  const action = t(`people:reads.action.${line.action}`);
  return (
    <li>
      <time className="num">{formatMoment(line.at, now, zone)}</time>
      <div>
        <b>{line.times > 1 ? t('people:reads.times', { action, n: line.times }) : action}</b>{' '}
        {/* A lookout is between officers; that it was read is as well. */}
        {line.action === 'lookout-read' && <Tag kind="internal">{t('visibility.internal')}</Tag>}
        <p>
          {line.officer ? `${words.officer(line.officer)} ${line.officer.badge}` : t('people:reads.unknown')}
        </p>
      </div>
    </li>
  );
}
