import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { Badge, Card, Row } from '../ui/Card.tsx';
import { formatLength } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { BadgeIcon } from '../ui/icons/BadgeIcon.tsx';
import { CallIcon } from '../ui/icons/CallIcon.tsx';
import { ClockIcon } from '../ui/icons/ClockIcon.tsx';
import { ScreenIcon } from '../ui/icons/ScreenIcon.tsx';
import { ShieldIcon } from '../ui/icons/ShieldIcon.tsx';
import { familyNameIn } from '../ui/names.ts';
import { isCaseEnded, type OwnView } from './own-view.ts';
import { when } from './when.ts';

type Props = { own: OwnCase; view: OwnView; now: number };

function OfficerRow({ own, view }: Props) {
  const { t } = useTranslation();
  const { officer } = own.header;
  const phone = own.case.station.phone;
  const isHere = view.phase === 'open' && own.isOfficerPresent === true;
  const isOver = isCaseEnded(own.header);
  const detail = isOver
    ? 'officer.ended'
    : view.phase === 'ended'
      ? 'officer.call'
      : isHere
        ? 'officer.here'
        : view.phase === 'open'
          ? 'officer.working'
          : 'officer.notWaiting';
  const isWorthCalling = view.phase === 'ended' || isOver;
  const call = isWorthCalling && phone && (
    <a className="btn sun small call" href={`tel:${phone}`}>
      <CallIcon />
      {t('officer.callButton')}
    </a>
  );
  return (
    <Row
      badge={
        <Badge here={isHere}>
          <BadgeIcon size="l" />
        </Badge>
      }
      title={officer ? <OfficerTitle officer={officer} /> : t(isOver ? 'entry.byDesk' : 'officer.none')}
      detail={t(officer || isOver ? detail : 'officer.noneDetail')}
      action={call}
    />
  );
}

function OfficerTitle({ officer }: { officer: OfficerName }) {
  const { t } = useTranslation();
  return (
    <>
      {t('officerTitle', { name: familyNameIn(officer, currentLanguage()) })}{' '}
      <span className="num aside nowrap">{t('badge', { badge: officer.badge })}</span>
    </>
  );
}

function PromiseRow({ own, now }: Props) {
  const { t } = useTranslation();
  const by = own.header.nextUpdateBy;
  if (isCaseEnded(own.header)) return null;
  if (by === null) {
    return <Row badge={<ClockBadge />} title={t('promise.none')} detail={t('promise.noneDetail')} />;
  }
  const isOverdue = now > by;
  const length = formatLength(Math.abs(by - now));
  return (
    <Row
      badge={<ClockBadge overdue={isOverdue} />}
      title={t(isOverdue ? 'promise.overdue' : 'promise.by', {
        at: when(by, now, own.case.station.timeZone),
      })}
      detail={
        isOverdue ? (
          <>
            <span className="alert">{t('promise.overdueBy', { length })}</span> {t('promise.overdueDetail')}
          </>
        ) : (
          t('promise.left', { length })
        )
      }
    />
  );
}

function ClockBadge({ overdue = false }: { overdue?: boolean }) {
  return (
    <Badge tone={overdue ? 'alert' : 'sunny'}>
      <ClockIcon size="l" />
    </Badge>
  );
}

function SharingRow({ own, view, now }: Props) {
  const { t } = useTranslation();
  if (view.phase === 'open' || isCaseEnded(own.header)) return null;
  const badge = (
    <Badge tone="sunny">
      <ShieldIcon size="l" />
    </Badge>
  );
  const { timeZone } = own.case.station;
  if (view.asked) {
    const late = now > view.asked.answerBy;
    return (
      <Row
        badge={badge}
        title={t(late ? 'asked.late' : 'asked.title', {
          at: when(view.asked.at, now, timeZone),
          by: when(view.asked.answerBy, now, timeZone),
        })}
        detail={t(late ? 'asked.lateDetail' : 'asked.detail')}
      />
    );
  }
  if (view.phase === 'waiting' && view.rejected && view.variant !== 'excluded') {
    return <Row badge={badge} title={t('rejected.title')} detail={t(`rejection.${view.rejected.code}`)} />;
  }
  if (view.phase === 'waiting' && view.variant === 'excluded') {
    return <Row badge={badge} title={t('excluded.title')} detail={t('excluded.detail')} />;
  }
  if (view.phase === 'ended' && view.reason === 'revoked' && view.code) {
    return <Row badge={badge} title={t('revoked.title')} detail={t(`revocation.${view.code}`)} />;
  }
  return null;
}

function AliasRow({ own, view }: Props) {
  const { t } = useTranslation();
  // The word in the hall is the complainant's alone.
  if (view.phase !== 'open' || own.pass.relation) return null;
  return (
    <Row
      badge={
        <Badge>
          <ScreenIcon size="l" />
        </Badge>
      }
      title={t('alias.title', { alias: t(`aliases.${own.case.alias}`) })}
      detail={t('alias.detail')}
    />
  );
}

/** Who is on it, when the next word comes, and how sharing stands. */
export function WhoAndWhen(props: Props) {
  const { t } = useTranslation();
  const isOpen = props.view.phase === 'open';
  return (
    <Card label={t('whoAndWhen')}>
      {!isOpen && <SharingRow {...props} />}
      {props.view.phase === 'ended' && <PromiseRow {...props} />}
      <OfficerRow {...props} />
      {(isOpen || (props.view.phase === 'waiting' && props.own.header.nextUpdateBy !== null)) && (
        <PromiseRow {...props} />
      )}
      <AliasRow {...props} />
    </Card>
  );
}
