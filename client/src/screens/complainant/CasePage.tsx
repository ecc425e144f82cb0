import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '../../api/call.ts';
import { type Following, followOwnCase } from '../../cases/follow-own-case.ts';
import { useOwnCase } from '../../cases/own-case.ts';
import { Button } from '../../ui/Button.tsx';
import { StateBlock } from '../../ui/StateBlock.tsx';
import { CaseView } from './CaseView.tsx';
import { OpeningPage } from './OpeningPage.tsx';
import { reloadOnce } from './reload-once.ts';

type CasePageProps = { onShown: () => void; onEnded: () => void; onHandBack: () => void };

const OVER = ['NOT_SIGNED_IN', 'SESSION_ENDED', 'PASS_REFUSED'];

function isOver(error: Error | null): boolean {
  return error instanceof CallError && OVER.includes(error.code);
}

/** Follows the stream as long as the page is open and there is something to continue. */
function useFollowing(hasCase: boolean, onEnded: () => void): Following {
  const client = useQueryClient();
  const [following] = useState(() => followOwnCase(client, { ended: onEnded, outdated: reloadOnce }));
  useEffect(() => (hasCase ? following.start() : undefined), [hasCase, following]);
  return following;
}

export function CasePage({ onShown, onEnded, onHandBack }: CasePageProps) {
  const { t } = useTranslation();
  const { data: own, error, refetch } = useOwnCase();
  const over = isOver(error);
  const isShown = own !== undefined;
  const { link } = useFollowing(isShown, onEnded);
  useEffect(() => {
    if (isShown) onShown();
  }, [isShown, onShown]);
  useEffect(() => {
    if (over) onEnded();
    // An answer that cannot be read comes from a server of another version.
    else if (error && !(error instanceof CallError)) reloadOnce();
  }, [over, error, onEnded]);
  if (own) return <CaseView own={own} link={link} onHandBack={onHandBack} />;
  if (!error || over) return <OpeningPage />;
  return (
    <OpeningPage title={t('product')}>
      <StateBlock
        kind="offline"
        title={t('unreachable.title')}
        detail={t('unreachable.detail')}
        action={<Button onClick={() => void refetch()}>{t('unreachable.again')}</Button>}
      />
    </OpeningPage>
  );
}
