import './lookouts.css';
import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { RadioIcon } from '../ui/icons/RadioIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { type CaseLookout, caseLookouts } from './case-lookouts.ts';
import { endLookout } from './lookout-queries.ts';

/** The lookouts of a case, and what the patrols answered. */
export function LookoutsCard({
  held,
  me,
  onSend,
}: {
  held: OfficerCase;
  me: Me;
  /** Opens the dialog that sends one. */
  onSend: () => void;
}) {
  const { t } = useWords();
  const lookouts = caseLookouts(held.events);
  const canSend = isAllowed(me.officer.roles, 'send-lookout') && !ENDS.includes(held.row.stage);
  if (lookouts.length === 0 && !canSend) return null;
  return (
    <section className="box lookouts" aria-labelledby="lookouts-title">
      <h2 id="lookouts-title">{t('lookouts:title')}</h2>
      {lookouts.length === 0 && <p className="hint">{t('lookouts:none')}</p>}
      <ul>
        {lookouts.map((lookout) => (
          <LookoutLine
            key={lookout.sent.lookoutId}
            lookout={lookout}
            caseId={held.row.id}
            canEnd={canSend && lookout.endedAt === null}
          />
        ))}
      </ul>
      {canSend && (
        <Button small onClick={onSend}>
          <RadioIcon size="s" />
          {t('lookouts:send')}
        </Button>
      )}
    </section>
  );
}

function LookoutLine({
  lookout: { sent, answers, endedAt },
  caseId,
  canEnd,
}: {
  lookout: CaseLookout;
  caseId: string;
  canEnd: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow(60_000);
  return (
    <li className="lookout">
      <p className="lookout-head">
        <bdi className="b">{sent.description}</bdi>
        <Tag {...(endedAt === null && { kind: 'ok' })}>
          {t(endedAt === null ? 'lookouts:live' : 'lookouts:ended')}
        </Tag>
      </p>
      {sent.place && <p>{words.labelled(t('lookouts:patrol.where'), sent.place)}</p>}
      <p className="tags">
        <Tag kind={sent.isTold ? 'shared' : 'internal'}>
          {t(sent.isTold ? 'lookouts:told' : 'lookouts:untold')}
        </Tag>
        {sent.pictureId && <Tag>{t(sent.isOriginal ? 'lookouts:original' : 'lookouts:masked')}</Tag>}
      </p>
      <p className="hint">
        {t('lookouts:sentBy', {
          officer: sent.by ? words.officer(sent.by) : '',
          at: formatMoment(sent.at, now, zone),
        })}
      </p>
      {answers.length === 0 && endedAt === null && <p className="hint">{t('lookouts:noAnswers')}</p>}
      <ul className="lookout-answers">
        {answers.map((answer) => (
          <li key={answer.id}>
            <b>{t(`lookouts:lookoutAnswer.${answer.answer}`)}</b> {answer.place && <bdi>{answer.place}</bdi>}
            <small>
              {formatMoment(answer.at, now, zone)}{' '}
              {answer.by &&
                t('lookouts:answerLine', { officer: words.officer(answer.by), badge: answer.by.badge })}
            </small>
          </li>
        ))}
      </ul>
      {canEnd && <EndButton caseId={caseId} sent={sent} />}
    </li>
  );
}

function EndButton({ caseId, sent }: { caseId: string; sent: CaseLookout['sent'] }) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const end = useMutation({
    mutationFn: () => endLookout(caseId, sent.lookoutId, keys.of(sent.lookoutId)),
    onSuccess: (written) => foldWritten(client, written),
  });
  return (
    <>
      <Button
        small
        kind="quiet"
        disabled={end.isPending}
        aria-label={t('lookouts:endOf', { description: sent.description })}
        onClick={() => end.mutate()}
      >
        {t('lookouts:end')}
      </Button>
      <ErrorNote error={end.error} />
    </>
  );
}
