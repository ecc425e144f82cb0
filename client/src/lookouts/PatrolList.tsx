import './patrol.css';
import type { Lookout } from '@sunshine-seat/shared/contract/officer.ts';
import type { LookoutAnswer } from '@sunshine-seat/shared/domain/lookouts.ts';
import { useState } from 'react';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { StateBlock } from '../ui/StateBlock.tsx';
import { PatrolLookout } from './PatrolLookout.tsx';
import { PlaceField } from './PlaceField.tsx';

/** What a patrol has in hand: the live lookouts, by golden time left. The place typed last goes with every answer. */
export function PatrolList({ lookouts, canAnswer }: { lookouts: readonly Lookout[]; canAnswer: boolean }) {
  const { t } = useWords();
  const zone = useZone();
  const [place, setPlace] = useState('');
  const [said, setSaid] = useState<{ answer: LookoutAnswer; at: number } | null>(null);
  return (
    <div className="patrol">
      <p className="patrol-said" role="status">
        {said &&
          t(said.answer === 'caught' ? 'lookouts:patrol.saidCaught' : 'lookouts:patrol.said', {
            answer: t(`lookouts:lookoutAnswer.${said.answer}`),
            at: formatTime(said.at, zone),
          })}
      </p>
      {lookouts.length === 0 && (
        <StateBlock
          kind="empty"
          title={t('lookouts:patrol.empty')}
          detail={t('lookouts:patrol.emptyDetail')}
        />
      )}
      {lookouts.length > 0 && canAnswer && <PlaceField value={place} onChange={setPlace} />}
      {lookouts.length > 0 && !canAnswer && <p className="hint">{t('lookouts:patrol.readOnly')}</p>}
      <ul>
        {lookouts.map((lookout) => (
          <PatrolLookout
            key={lookout.id}
            lookout={lookout}
            place={place}
            onAnswered={canAnswer ? (answer, at) => setSaid({ answer, at }) : null}
          />
        ))}
      </ul>
    </div>
  );
}
