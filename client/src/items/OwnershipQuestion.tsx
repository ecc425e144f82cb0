import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useNow } from '../ui/server-clock.ts';
import type { ItemStory } from './item-story.ts';

/** "Is this yours?" A word once given can be changed until the item is handed back. */
export function OwnershipQuestion({
  story: { word },
  timeZone,
  canConfirm,
  onConfirm,
}: {
  story: ItemStory;
  timeZone: string;
  canConfirm: boolean;
  onConfirm: (isMine: boolean) => Promise<unknown>;
}) {
  const { t } = useTranslation('items');
  const now = useNow(60_000);
  const [isChanging, setChanging] = useState(false);
  const say = useMutation({ mutationFn: onConfirm, onSuccess: () => setChanging(false) });
  if (word && !isChanging) {
    const at = formatMoment(word.at, now, timeZone);
    return (
      <div className="own-word">
        <p role="status">{t(word.isMine ? 'own.saidMine' : 'own.saidNotMine', { at })}</p>
        {word.isMine && <p>{t('own.next')}</p>}
        {canConfirm && (
          <button type="button" className="link" onClick={() => setChanging(true)}>
            {t('own.change')}
          </button>
        )}
      </div>
    );
  }
  if (!canConfirm) return <p className="own-word">{t('own.ownerOnly')}</p>;
  return (
    <fieldset className="own-question" disabled={say.isPending}>
      <legend>{t('own.question')}</legend>
      <p>{t('own.ask')}</p>
      <div className="answers">
        <Button kind="sun" onClick={() => say.mutate(true)}>
          {t('own.yes')}
        </Button>
        <Button onClick={() => say.mutate(false)}>{t('own.no')}</Button>
      </div>
      <p role="status">
        {say.isPending && t('own.sending')}
        {say.isError && t('own.failed')}
      </p>
    </fieldset>
  );
}
