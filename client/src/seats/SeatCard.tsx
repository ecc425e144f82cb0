import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { useQuery } from '@tanstack/react-query';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { useNow } from '../ui/server-clock.ts';
import { SeatChoices } from './SeatChoices.tsx';
import { ShownHere } from './ShownHere.tsx';
import { seatsQuery } from './seat-queries.ts';
import { seatStanding, sharedStills } from './seat-standing.ts';
import { useSeatActs } from './use-seat-acts.ts';
import './seats.css';

/** Shows this case at a seat in the hall, says where it is shown and until when, and ends it. */
export function SeatCard({
  held,
  me,
  scopes,
}: {
  held: OfficerCase;
  me: Me;
  /** What the window shares now. */
  scopes: readonly Scope[];
}) {
  const { t } = useWords();
  const now = useNow();
  const { officer } = me;
  const seats = useQuery({ ...seatsQuery, enabled: isAllowed(officer.roles, 'see-seats') });
  const { acts, error } = useSeatActs(held.row.id);
  if (!seats.data) return null;
  const canOpen = isAllowed(officer.roles, 'open-seat');
  const standing = seatStanding(held.row, scopes, seats.data, officer.id, now);
  if (!canOpen && standing.is !== 'shown') return null;
  return (
    <section className="box" aria-labelledby="seat-title">
      <h2 id="seat-title">{t('seats:title')}</h2>
      {standing.is === 'closed' && <p className="hint">{t(`seats:closed.${standing.why}`)}</p>}
      {standing.is === 'shown' && (
        <ShownHere
          shown={standing}
          stills={sharedStills(held.events)}
          acts={canOpen ? acts : null}
          now={now}
        />
      )}
      {standing.is === 'open' && <SeatChoices choices={standing.choices} acts={acts} />}
      <ErrorNote error={error} />
    </section>
  );
}
