import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { goldenLeft } from '@sunshine-seat/shared/domain/golden-hours.ts';
import { Link } from '@tanstack/react-router';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatCountdown, formatLength } from '../ui/format.ts';
import { ChevronIcon } from '../ui/icons/ChevronIcon.tsx';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';
import { StateBlock } from '../ui/StateBlock.tsx';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';

/** Requests that wait, the longest waiting first. */
export function ApprovalList({
  requests,
  officerId,
}: {
  requests: readonly ShareRequest[];
  officerId: string;
}) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow();
  if (requests.length === 0) {
    return (
      <section className="box">
        <StateBlock kind="empty" title={t('approvals.none')} detail={t('approvals.noneDetail')} />
      </section>
    );
  }
  return (
    <ul className="card">
      {requests.map((request) => {
        const left = goldenLeft(request.row.occurredAt, now);
        const isLate = request.answerBy < now;
        return (
          <li key={request.id} className="approval-row">
            <Link className="row" to="/approvals/$requestId" params={{ requestId: request.id }}>
              <span className="badge sunny">
                <KeyIcon />
              </span>
              <span className="body">
                <b className="t">
                  {words.caseTitle(request.row)}{' '}
                  {request.isExtension && <Tag kind="shared">{t('approvals.extension')}</Tag>}
                  {request.requestedBy.id === officerId && <Tag>{t('approvals.own')}</Tag>}
                </b>
                <span className="d block">
                  {words.labelled(words.officer(request.requestedBy), request.reason)}
                </span>
                <span className="d block num">
                  {t('approvals.waited', { length: formatLength(now - request.requestedAt) })}
                  {left > 0 && <> · {t('approvals.golden', { left: formatCountdown(left) })}</>}
                </span>
              </span>
              {isLate ? (
                <Tag kind="alert">{t('approvals.late')}</Tag>
              ) : (
                <Tag>{t('approvals.answerBy', { at: formatMoment(request.answerBy, now, zone) })}</Tag>
              )}
              <ChevronIcon size="s" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
