import type { QueueRow, ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/console/words.ts';
import { WarnIcon } from '../ui/icons/WarnIcon.tsx';
import { type Change, changesBetween, hasMoved } from './changed-since.ts';
import { shareRequestQuery } from './share-queries.ts';

/** The case moved while the request was open: first look, then decide. */
export function ChangedNotice({ request, live }: { request: ShareRequest; live: QueueRow | undefined }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [changes, setChanges] = useState<readonly Change[] | null>(null);

  async function look() {
    const { queryKey } = shareRequestQuery(request.id);
    await client.refetchQueries({ queryKey });
    const after = client.getQueryData<ShareRequest>(queryKey);
    if (after) setChanges(changesBetween(request, after));
  }

  if (hasMoved(request, live)) {
    return (
      <section className="section changed" role="alert">
        <p>
          <WarnIcon size="s" />
          {t('approval.changed')}
        </p>
        <Button kind="ink" small onClick={() => void look()}>
          {t('approval.look')}
        </Button>
      </section>
    );
  }
  if (!changes) return null;
  return (
    <section className="section changed" role="status">
      <p>{t('approval.changedWhat')}</p>
      <ul>
        {changes.map((change) => (
          <li key={change}>
            {t(`approval.change.${change}`, {
              stage: t(`common:stage.${request.row.stage}`),
              n: change === 'stills' ? request.stills.length : request.heldUpdates,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
