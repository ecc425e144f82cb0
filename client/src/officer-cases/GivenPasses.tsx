import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { listWords, useWords } from '../ui/console/words.ts';
import { useNow } from '../ui/server-clock.ts';
import { givenPasses } from './given-passes.ts';

/** Who else may look, and at what: it is the complainant who gives and takes back. */
export function GivenPasses({ events }: { events: readonly CaseEvent[] }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const passes = givenPasses(events);
  if (passes.length === 0) return null;
  return (
    <>
      <h3>{t('people:given.title')}</h3>
      <ul className="given-passes">
        {passes.map(({ passId, name, relation, scopes, at }) => (
          <li key={passId}>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            <span className="num">
              {t('people:given.line', {
                relation: t(`common:relation.${relation}`),
                at: formatMoment(at, now, zone),
              })}
            </span>
            <p>
              {t('people:given.sees', {
                list: listWords(scopes.map((scope) => t(`common:scope.${scope}.title`))),
              })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
