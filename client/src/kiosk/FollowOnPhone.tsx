import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../ui/QrCode.tsx';

/** What a person reads out or types: the address without what every browser adds by itself. */
function spoken(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** How to follow one's own case on the phone: the code to scan and the three steps. */
export const FollowOnPhone = memo(function FollowOnPhone({ portalUrl }: { portalUrl: string }) {
  const { t } = useTranslation();
  return (
    <section className="follow">
      <h2 className="section-title b">{t('follow.title')}</h2>
      <QrCode text={portalUrl} label={t('follow.qrLabel')} />
      <ol>
        <li>
          <span>
            {t('follow.scan')}
            <span className="address">
              <bdi dir="ltr">{spoken(portalUrl)}</bdi>
            </span>
          </span>
        </li>
        <li>
          <span>{t('follow.enter')}</span>
        </li>
        <li>
          <span>{t('follow.watch')}</span>
        </li>
      </ol>
      <p className="help">{t('follow.help')}</p>
    </section>
  );
});
