import './lookouts.css';
import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/console/CheckField.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { joinSentences, useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';
import { sendableStills } from './case-lookouts.ts';
import { type LookoutDraft, lookoutBody } from './lookout-draft.ts';
import { sendLookout } from './lookout-queries.ts';
import { StillChoice } from './StillChoice.tsx';

/** Where a lookout starts from: what is known already stands in it. */
export interface LookoutStart {
  readonly clueId?: string;
  readonly description?: string;
  readonly still?: string;
}

/** Sends a description to the patrols of the station. */
export function SendLookoutDialog({
  held,
  me,
  start = {},
  onClose,
}: {
  held: OfficerCase;
  me: Me;
  start?: LookoutStart;
  onClose: () => void;
}) {
  const { t } = useWords();
  const stills = sendableStills(held.events);
  const [draft, setDraft] = useState<LookoutDraft>({
    description: start.description ?? '',
    place: '',
    still: start.still ?? null,
    isOriginal: false,
    isTold: true,
  });
  const [isMissing, setMissing] = useState(false);
  const set = (part: Partial<LookoutDraft>) => setDraft({ ...draft, ...part });
  const body = lookoutBody(draft, stills, { version: held.row.version, clueId: start.clueId ?? null });
  const send = useSend(held.row.id, onClose);
  return (
    <ConsoleDialog open title={t('lookouts:dialog.title')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(draft.description.trim() === '');
          if (body && !send.isPending) send.mutate(body);
        }}
      >
        <p className="text-text-2">{t('lookouts:dialog.hint')}</p>
        <Field
          label={t('lookouts:dialog.description')}
          hint={t('lookouts:dialog.descriptionHint')}
          value={draft.description}
          onChange={(description) => set({ description })}
          error={isMissing ? t('lookouts:dialog.missing') : undefined}
          multiline
          maxLength={1000}
          autoFocus
        />
        <Field
          label={t('lookouts:dialog.place')}
          value={draft.place}
          onChange={(place) => set({ place })}
          maxLength={200}
        />
        <StillChoice caseId={held.row.id} stills={stills} draft={draft} onChange={set} />
        <CheckField
          isOn={draft.isTold}
          onChange={(isTold) => set({ isTold })}
          label={t('lookouts:dialog.isTold')}
          detail={<ToldHint minutes={me.station.policy.patrolDelayMinutes} />}
        />
        <ErrorNote error={send.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="sun" type="submit" disabled={send.isPending}>
            {t('lookouts:dialog.send')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}

function ToldHint({ minutes }: { minutes: number }) {
  const { t } = useWords();
  const later = minutes > 0 && t('lookouts:dialog.isToldLater', { length: formatLength(minutes * 60_000) });
  return joinSentences(t('lookouts:dialog.isToldHint'), later);
}

function useSend(caseId: string, onSent: () => void) {
  const client = useQueryClient();
  const keys = useIntentKey();
  return useMutation({
    mutationFn: (body: NonNullable<ReturnType<typeof lookoutBody>>) =>
      sendLookout(caseId, body, keys.of(body)),
    onSuccess: (written) => {
      foldWritten(client, written);
      onSent();
    },
  });
}
