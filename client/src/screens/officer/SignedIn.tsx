import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { StepUpProvider } from '../../accounts/StepUpProvider.tsx';
import { ME_KEY, meQuery } from '../../accounts/session-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { wearAccent } from '../../ui/brand.ts';
import { StationZoneProvider } from '../../ui/console/station-zone.ts';
import { useWords } from '../../ui/console/words.ts';
import { StateBlock } from '../../ui/StateBlock.tsx';
import { LiveProvider } from './LiveProvider.tsx';
import { NewPasswordScreen } from './NewPasswordScreen.tsx';
import { SignInScreen } from './SignInScreen.tsx';
import { SessionProvider } from './session.ts';

/** Only who is signed in gets past here; the address stays, so signing in leads on to where one was going. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { data: me, error, refetch } = useQuery(meQuery);
  const accent = me?.station.accent ?? null;
  useEffect(() => {
    wearAccent(accent);
  }, [accent]);

  if (me === null) return <SignInScreen onSignedIn={(signedIn) => client.setQueryData(ME_KEY, signedIn)} />;
  if (!me) {
    return error ? (
      <StateBlock
        kind="offline"
        title={t('live.noServer')}
        detail={t('live.noServerDetail')}
        action={<Button onClick={() => void refetch()}>{t('action.retry')}</Button>}
      />
    ) : null;
  }
  if (me.officer.mustChangePassword) return <NewPasswordScreen me={me} onChanged={() => void refetch()} />;
  return (
    <SessionProvider value={me}>
      <StationZoneProvider value={me.station.timeZone}>
        <StepUpProvider>
          <LiveProvider key={me.officer.id}>{children}</LiveProvider>
        </StepUpProvider>
      </StationZoneProvider>
    </SessionProvider>
  );
}
