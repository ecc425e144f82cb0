import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { IntakeForm } from '../../officer-cases/IntakeForm.tsx';
import { useWords } from '../../ui/console/words.ts';
import { CasePassSheet } from './CasePassSheet.tsx';
import { NotFound } from './NotFound.tsx';
import { useMe } from './session.ts';
import { TopBar } from './TopBar.tsx';

export function IntakeScreen() {
  const { t } = useWords();
  const { officer } = useMe();
  const navigate = useNavigate();
  const [taken, setTaken] = useState<(Reply<'takeReport'> & { language: Language }) | null>(null);
  if (!isAllowed(officer.roles, 'take-report')) return <NotFound />;
  return (
    <main className="narrow">
      <title>{t('intake.title')}</title>
      <TopBar title={t('intake.title')} canCreate={false} />
      <section className="box">
        <IntakeForm onTaken={(reply, language) => setTaken({ ...reply, language })} />
      </section>
      {taken && (
        <CasePassSheet
          pass={taken.pass}
          language={taken.language}
          isNew
          onHandedOver={() => void navigate({ to: '/cases/$caseId', params: { caseId: taken.row.id } })}
        />
      )}
    </main>
  );
}
