import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Hero, HeroLead, Sheet, Topbar } from '../../ui/PhoneShell.tsx';
import { WindowRing } from '../../ui/WindowRing.tsx';
import { QuickExitButton } from './QuickExitButton.tsx';

/** While the case is on its way: the same frame, so that nothing jumps when it arrives. */
export function OpeningPage({ title, children }: { title?: string; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="phone">
      <Hero>
        <Topbar brand={t('product')}>
          <QuickExitButton />
        </Topbar>
        <HeroLead eyebrow={t('product')} title={title ?? t('opening')} />
        <div className="dial">
          <WindowRing elapsed={0} state="wait" size={216} />
        </div>
      </Hero>
      {children !== undefined && (
        <Sheet>
          <section className="section">{children}</section>
        </Sheet>
      )}
    </div>
  );
}
