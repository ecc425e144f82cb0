import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { listWords, type Translate, useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';
import { useNow } from '../ui/server-clock.ts';
import { type Decision, decisionsOf, isShortened } from './decisions.ts';

/** Every request and decision; nothing here can be changed. */
export function DecisionRecord({ events }: { events: readonly CaseEvent[] }) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow(60_000);
  const decisions = decisionsOf(events);
  return (
    <section className="box decisions" aria-labelledby="decisions-title">
      <h2 id="decisions-title">
        {t('decisions.title')} <small>{t('decisions.unchangeable')}</small>
      </h2>
      {decisions.length === 0 && <p className="hint">{t('decisions.none')}</p>}
      <ol>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <time className="num">{formatMoment(decision.at, now, zone)}</time>
            <div>
              <b>{title(decision, t)}</b>
              <p>{whoAndWhy(decision, words)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function title(decision: Decision, t: Translate): string {
  const length = (minutes: number) => formatLength(minutes * 60_000);
  switch (decision.type) {
    case 'share-requested':
      return t('decisions.asked', { n: decision.scopes.length, length: length(decision.minutes) });
    case 'share-rejected':
      return t('decisions.rejected', { code: t(`rejectionCode.${decision.code}`) });
    case 'window-opened': {
      const word = decision.isExtension ? 'extended' : isShortened(decision) ? 'shortened' : 'approved';
      return t(`decisions.${word}`, {
        length: length(decision.minutes),
        asked: length(decision.askedMinutes),
      });
    }
    case 'scopes-narrowed':
      return t('people:narrow.decided', {
        list: listWords(decision.scopes.map((scope) => t(`common:scope.${scope}.title`))),
      });
    case 'window-ended':
      return decision.endReason === 'revoked' && decision.code
        ? t('decisions.revoked', { code: t(`revocationCode.${decision.code}`) })
        : t(`decisions.${decision.endReason}`);
  }
}

function whoAndWhy(decision: Decision, words: ReturnType<typeof useWords>): string {
  const { by } = decision;
  const who = by ? `${words.officer(by)} ${by.badge}` : words.t('timeline.system');
  const reason = 'reason' in decision ? decision.reason : null;
  return reason ? words.labelled(who, reason) : who;
}
