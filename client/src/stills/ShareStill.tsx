import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/console/CheckField.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import { shareBody } from './share-body.ts';
import { shareStill } from './still-queries.ts';
import type { StillReach } from './still-reach.ts';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';

/** The copy leaves here: what it will say, who will see it and from when. */
export function ShareStill({
  row,
  still,
  masks,
  reach,
  isReady,
  onShared,
}: {
  row: QueueRow;
  still: Still;
  masks: readonly Mask[];
  reach: Exclude<StillReach, 'excluded'>;
  isReady: boolean;
  onShared: () => void;
}) {
  const { t } = useStillWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const [caption, setCaption] = useState(still.copy?.caption ?? '');
  const [isBare, setBare] = useState(false);
  const share = useMutation({
    mutationFn: () => {
      const body = shareBody(row.version, masks, caption);
      return shareStill(row.id, still.id, body, keys.of([still.id, body]));
    },
    onSuccess: (written) => {
      foldWritten(client, written);
      onShared();
    },
  });
  const canShare = isReady && !share.isPending && (masks.length > 0 || isBare);
  return (
    <Form
      className="share-still"
      onSubmit={(event) => {
        event.preventDefault();
        if (canShare) share.mutate();
      }}
    >
      <Field
        label={t('share.caption')}
        placeholder={t('share.captionPlaceholder')}
        value={caption}
        onChange={setCaption}
        maxLength={200}
      />
      {isReady && masks.length === 0 && (
        <CheckField isOn={isBare} onChange={setBare} label={t('share.bare')} detail={t('share.bareDetail')} />
      )}
      <ErrorNote error={share.error} />
      <div className="share-acts">
        <p className="hint">{t(`share.consequence.${reach}`)}</p>
        <Button kind="sun" type="submit" disabled={!canShare}>
          <SunIcon />
          {t(still.copy ? `share.again.${reach}` : `share.action.${reach}`)}
        </Button>
      </div>
    </Form>
  );
}
