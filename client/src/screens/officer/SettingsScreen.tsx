import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ChangePasswordForm } from '../../accounts/ChangePasswordForm.tsx';
import { OfficerList } from '../../accounts/OfficerList.tsx';
import { SessionList } from '../../accounts/SessionList.tsx';
import { ME_KEY } from '../../accounts/session-queries.ts';
import { SeatSettings } from '../../seats/SeatSettings.tsx';
import { seatsQuery } from '../../seats/seat-queries.ts';
import { KioskList } from '../../stations/KioskList.tsx';
import { StationForm } from '../../stations/StationForm.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useWords } from '../../ui/console/words.ts';
import { useMe } from './session.ts';
import { TopBar } from './TopBar.tsx';

const route = getRouteApi('/signed-in/settings/{-$section}');
const SECTIONS = ['officers', 'kiosks', 'station', 'me'] as const;
type Section = (typeof SECTIONS)[number];

export function SettingsScreen() {
  const { t } = useWords();
  const me = useMe();
  const { section } = route.useParams();
  const offered = SECTIONS.filter((one) => isOffered(one, me));
  const shown = offered.find((one) => one === section) ?? offered[0] ?? 'me';
  return (
    <main className="narrow">
      <title>{t('nav.settings')}</title>
      <TopBar title={t('nav.settings')} canCreate={false} />
      <nav className="tabs" aria-label={t('settings.sections')}>
        {offered.map((one) => (
          <Link
            key={one}
            to="/settings/{-$section}"
            params={{ section: one }}
            className={classNames('chip', one === shown && 'on')}
            aria-current={one === shown ? 'page' : undefined}
          >
            {t(`settings.${one}`)}
          </Link>
        ))}
      </nav>
      <SectionBody shown={shown} me={me} />
    </main>
  );
}

function isOffered(section: Section, { officer }: Me): boolean {
  if (section === 'officers') return isAllowed(officer.roles, 'manage-officers');
  if (section === 'kiosks') return isAllowed(officer.roles, 'pair-kiosk');
  if (section === 'station') return isAllowed(officer.roles, 'manage-station');
  return true;
}

function SectionBody({ shown, me }: { shown: Section; me: Me }) {
  const { t } = useWords();
  const client = useQueryClient();
  if (shown === 'officers') {
    return (
      <Box title={t('settings.officers')}>
        <OfficerList />
      </Box>
    );
  }
  if (shown === 'kiosks') {
    return <Displays me={me} />;
  }
  if (shown === 'station') {
    return (
      <Box title={t('settings.station')}>
        <StationForm
          station={me.station}
          onSaved={(station) => client.setQueryData<Me>(ME_KEY, (held) => held && { ...held, station })}
        />
      </Box>
    );
  }
  return <OwnSettings />;
}

function Displays({ me }: { me: Me }) {
  const { t } = useWords();
  const seats = useQuery(seatsQuery);
  const pairable = seats.data?.map(({ id, number, display }) => ({
    id,
    number,
    hasDisplay: display !== null,
  }));
  return (
    <>
      <Box title={t('settings.kiosks')}>
        <KioskList seats={pairable ?? []} onChanged={() => void seats.refetch()} />
      </Box>
      <Box title={t('seats:settings.title')}>
        <SeatSettings me={me} />
      </Box>
    </>
  );
}

function OwnSettings() {
  const { t } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <>
      <Box title={t('sessions.title')}>
        <SessionList />
      </Box>
      <Box title={t('password.title')}>
        <ChangePasswordForm
          onChanged={() => {
            void client.invalidateQueries({ queryKey: ['sessions'] });
            void navigate({ to: '/' });
          }}
        />
      </Box>
    </>
  );
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="box">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
