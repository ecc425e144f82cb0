import type { Lookout } from '@sunshine-seat/shared/contract/officer.ts';
import { goldenLeft } from '@sunshine-seat/shared/domain/golden-hours.ts';
import { LOOKOUT_ANSWERS, type LookoutAnswer } from '@sunshine-seat/shared/domain/lookouts.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldLookoutAnswer } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatCountdown } from '../ui/format.ts';
import { serverClock, useNow } from '../ui/server-clock.ts';
import { answerLookout, lookoutPicture } from './lookout-queries.ts';

type OnAnswered = (answer: LookoutAnswer, at: number) => void;

/** One lookout on a patrol's phone: how long, whom, where, the picture, and one tap. */
export function PatrolLookout({
  lookout,
  place,
  onAnswered,
}: {
  lookout: Lookout;
  place: string;
  /** Null for those who only look. */
  onAnswered: OnAnswered | null;
}) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow();
  const left = goldenLeft(lookout.occurredAt, now);
  return (
    <li className="patrol-lookout">
      <p className="golden">
        {left > 0 ? (
          <>
            {t('lookouts:patrol.golden')} <b className="num">{formatCountdown(left)}</b>
          </>
        ) : (
          t('lookouts:patrol.past')
        )}
      </p>
      <h2>
        <bdi>{lookout.description}</bdi>
      </h2>
      {lookout.place && <p className="where">{words.labelled(t('lookouts:patrol.where'), lookout.place)}</p>}
      {lookout.hasPicture && <LookoutPicture lookoutId={lookout.id} />}
      <p className="hint">
        {t('lookouts:patrol.sent', {
          kind: t(`common:kind.${lookout.kind}`),
          officer: words.officer(lookout.by),
          at: formatMoment(lookout.sentAt, now, zone),
        })}
      </p>
      <Answers lookout={lookout} now={now} />
      {onAnswered && <AnswerButtons lookout={lookout} place={place} onAnswered={onAnswered} />}
    </li>
  );
}

function LookoutPicture({ lookoutId }: { lookoutId: string }) {
  const { t } = useWords();
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <p className="hint">{t('lookouts:patrol.noPicture')}</p>;
  return (
    <img
      src={lookoutPicture(lookoutId)}
      alt={t('lookouts:patrol.pictureOf')}
      onError={() => setBroken(true)}
    />
  );
}

function Answers({ lookout: { answers }, now }: { lookout: Lookout; now: number }) {
  const words = useWords();
  const zone = useZone();
  if (answers.length === 0) return null;
  return (
    <>
      <h3>{words.t('lookouts:patrol.answers')}</h3>
      <ul className="lookout-answers">
        {answers.toReversed().map(({ answer, place, at, by }) => (
          <li key={`${by.id} ${at}`}>
            <b>{words.t(`lookouts:lookoutAnswer.${answer}`)}</b> {place && <bdi>{place}</bdi>}
            <small>
              {formatMoment(at, now, zone)}{' '}
              {words.t('lookouts:answerLine', { officer: words.officer(by), badge: by.badge })}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

function AnswerButtons({
  lookout,
  place,
  onAnswered,
}: {
  lookout: Lookout;
  place: string;
  onAnswered: OnAnswered;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const say = useMutation({
    mutationFn: (answer: LookoutAnswer) => {
      const body = { answer, place: place.trim() || null };
      return answerLookout(lookout.id, body, keys.of(body));
    },
    onSuccess: (answered, answer) => {
      keys.done();
      foldLookoutAnswer(client, answered.lookout, answer === 'caught');
      onAnswered(answer, serverClock.now());
    },
  });
  return (
    <>
      <fieldset className="answer-buttons" disabled={say.isPending}>
        <legend className="sr">{t('lookouts:patrol.answer')}</legend>
        {LOOKOUT_ANSWERS.map((answer) => (
          <Button
            key={answer}
            kind={answer === 'caught' ? 'sun' : 'plain'}
            onClick={() => say.mutate(answer)}
          >
            {t(`lookouts:lookoutAnswer.${answer}`)}
          </Button>
        ))}
      </fieldset>
      {say.isPending && (
        <p className="hint" role="status">
          {t('lookouts:patrol.sending')}
        </p>
      )}
      <ErrorNote error={say.error} />
    </>
  );
}
