import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatLength, formatTime } from '../ui/format.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { Quote } from '../ui/Quote.tsx';
import { useNow } from '../ui/server-clock.ts';
import { TakenPartWords } from './TakenPartWords.tsx';

/** What happened, as a title between officers. */
export function useEventTitle(): (event: CaseEvent) => string {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow(60_000);
  return (event) => {
    switch (event.type) {
      case 'case-received':
        return t('common:milestone.case_received.title');
      case 'update-posted':
        return event.milestone ? t(`common:milestone.${event.milestone}.title`) : t('timeline.note');
      case 'officer-assigned':
        return t('timeline.assigned', { officer: words.officer(event.officer), badge: event.officer.badge });
      case 'promise-made':
        return t('timeline.promise', { at: formatMoment(event.nextUpdateBy, now, zone) });
      case 'share-requested':
        return t('timeline.asked', { length: formatLength(event.minutes * 60_000) });
      case 'window-opened':
        return t(event.isExtension ? 'timeline.extended' : 'timeline.opened', {
          at: formatTime(event.endsAt, zone),
        });
      case 'window-ended':
        return t(`timeline.ended.${event.endReason}`);
      default:
        return t(`timeline.${event.type}`);
    }
  };
}

/** What was written, the outcome, the place, what was done; struck through once overruled. */
export function CaseEventWords({
  event,
  about,
  struck,
}: {
  event: CaseEvent;
  /** What it is about, where it names something from earlier. */
  about: CaseEvent | null;
  struck: boolean;
}) {
  const words = useWords();
  const { t } = words;
  if (event.type === 'update-posted' || event.type === 'update-corrected') {
    return (
      <>
        {event.type === 'update-posted' && event.outcome && (
          <p className="b">{t(`common:outcome.${event.outcome}`)}</p>
        )}
        {event.type === 'update-posted' && event.reason && <Words struck={struck}>{event.reason}</Words>}
        {event.note && <Words struck={struck}>{event.note}</Words>}
        {event.place && <p>{words.labelled(t('composer.place'), event.place)}</p>}
      </>
    );
  }
  const reason = 'reason' in event ? event.reason : event.type === 'still-added' ? event.still.reason : null;
  return (
    <>
      <TakenPartWords event={event} about={about} />
      {reason && <InternalReason>{reason}</InternalReason>}
    </>
  );
}

/** Why something was asked, refused or withdrawn stays between officers, also under an entry that is shared. */
function InternalReason({ children }: { children: string }) {
  const words = useWords();
  return (
    <p className="inner-reason">
      <LockIcon size="s" />
      <span>{words.labelled(words.t('decide.reason'), children)}</span>
    </p>
  );
}

function Words({ struck, children }: { struck: boolean; children: string }) {
  return <Quote struck={struck}>{children}</Quote>;
}
