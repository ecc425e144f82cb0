import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { goldenLeft } from '@sunshine-seat/shared/domain/golden-hours.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { formatDayAndTime, formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatCountdown } from '../ui/format.ts';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { Identity } from './Identity.tsx';

/** What was reported. */
export function CaseFacts({ held, me }: { held: OfficerCase; me: Me }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const { facts, row } = held;
  const left = goldenLeft(row.occurredAt, now);
  return (
    <section className="box" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts.title')}</h2>
      <dl className="facts">
        <dt>{t('facts.occurred')}</dt>
        <dd>
          <span className="num">{formatDayAndTime(row.occurredAt, now, zone)}</span>{' '}
          {left > 0 && (
            <span className="golden">
              {t('facts.golden')} <b className="num">{formatCountdown(left)}</b>
            </span>
          )}
        </dd>
        <dt>{t('facts.place')}</dt>
        <dd>
          <bdi>{facts.place}</bdi>
        </dd>
        <dt>{t('facts.what')}</dt>
        <dd className="pre">
          <bdi>{facts.what}</bdi>
        </dd>
        {facts.items.length > 0 && (
          <>
            <dt>{t('facts.items')}</dt>
            <dd>
              <ul>
                {facts.items.map((item) => (
                  <li key={`${item.name} ${item.marks}`}>
                    <bdi>{item.name}</bdi>
                    {item.marks && (
                      <small>
                        {' '}
                        <bdi>{item.marks}</bdi>
                      </small>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{t('facts.complainant')}</dt>
        <dd>
          {t(`common:language.${facts.language}`)}{' '}
          {isAllowed(me.officer.roles, 'reveal-identity') && <Identity caseId={row.id} />}
        </dd>
        <dt>{t('facts.promise')}</dt>
        <dd className="num">
          {row.nextUpdateBy === null && t('queue.noPromise')}
          {row.nextUpdateBy !== null && formatMoment(row.nextUpdateBy, now, zone)}{' '}
          {row.nextUpdateBy !== null && row.nextUpdateBy < now && (
            <Tag kind="alert">{t('facts.overdue')}</Tag>
          )}
        </dd>
      </dl>
    </section>
  );
}
