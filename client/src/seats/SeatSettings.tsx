import type { Me, Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { StateBlock } from '../ui/StateBlock.tsx';
import { Tag } from '../ui/Tag.tsx';
import { AddSeatForm } from './AddSeatForm.tsx';
import { SeatNumber } from './SeatNumber.tsx';
import { SeatQuestion } from './SeatQuestion.tsx';
import { seatsQuery } from './seat-queries.ts';
import { useDisplayWords } from './use-display-words.ts';
import './seats.css';

/** The numbered seats of the hall: which have a display; adding them and taking them away. */
export function SeatSettings({ me }: { me: Me }) {
  const { t } = useWords();
  const client = useQueryClient();
  const seats = useQuery(seatsQuery);
  const [asked, setAsked] = useState<{ what: 'remove' | 'unpair'; seat: Seat } | null>(null);
  const canManage = isAllowed(me.officer.roles, 'manage-seats');
  const changed = () => {
    setAsked(null);
    void client.invalidateQueries({ queryKey: seatsQuery.queryKey });
    // The same displays are listed as such.
    void client.invalidateQueries({ queryKey: ['kiosks'] });
  };
  return (
    <>
      <ErrorNote error={seats.error} />
      {seats.data?.length === 0 && (
        <StateBlock
          kind="empty"
          title={t('seats:settings.none')}
          detail={t(canManage ? 'seats:settings.noneDetail' : 'seats:closed.seats')}
        />
      )}
      <ul className="seat-list">
        {seats.data?.map((seat) => (
          <SeatRow
            key={seat.id}
            seat={seat}
            onUnpair={() => setAsked({ what: 'unpair', seat })}
            onRemove={canManage ? () => setAsked({ what: 'remove', seat }) : undefined}
          />
        ))}
      </ul>
      {seats.data && seats.data.length > 0 && <p className="hint">{t('seats:settings.pairHint')}</p>}
      {canManage && <AddSeatForm onAdded={changed} />}
      {asked && <SeatQuestion asked={asked} onClose={() => setAsked(null)} onDone={changed} />}
    </>
  );
}

function SeatRow({
  seat,
  onUnpair,
  onRemove,
}: {
  seat: Seat;
  onUnpair: () => void;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useWords();
  const displayOf = useDisplayWords();
  const n = seat.number;
  return (
    <li>
      <SeatNumber n={n} />
      <small>
        {displayOf(seat)} {seat.session && <Tag kind="shared">{t('seats:settings.busy')}</Tag>}
      </small>
      {seat.display && (
        <Button small destructive aria-label={t('seats:settings.unpairOf', { n })} onClick={onUnpair}>
          {t('seats:settings.unpair')}
        </Button>
      )}
      {onRemove && (
        <Button small destructive aria-label={t('seats:settings.removeOf', { n })} onClick={onRemove}>
          {t('seats:settings.remove')}
        </Button>
      )}
    </li>
  );
}
