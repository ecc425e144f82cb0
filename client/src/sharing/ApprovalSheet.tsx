import type { Me, QueueRow, ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { goldenLeft } from '@sunshine-seat/shared/domain/golden-hours.ts';
import type { ReactNode } from 'react';
import { useWords } from '../ui/console/words.ts';
import { formatCountdown } from '../ui/format.ts';
import { useNow } from '../ui/server-clock.ts';
import { ApprovalDecision } from './ApprovalDecision.tsx';
import { RulesChecked } from './RulesChecked.tsx';
import { SharedContents } from './SharedContents.tsx';

/** One decision on one screen: who asks, who receives, until when, exactly what, and what not. */
export function ApprovalSheet({
  request,
  live,
  me,
  top,
  onDecided,
}: {
  request: ShareRequest;
  /** The case as it stands now. */
  live: QueueRow | undefined;
  me: Me;
  /** The way back and the connection, above the question. */
  top: ReactNode;
  /** With the end of the window, or null when the request was rejected. */
  onDecided: (until: number | null) => void;
}) {
  const { t } = useWords();
  const now = useNow();
  const left = goldenLeft(request.row.occurredAt, now);
  return (
    <div className="approve">
      <header className="hero panes">
        <div className="approve-column">
          {top}
          <div className="ask">
            <h1>
              {t(request.isExtension ? 'approval.extend' : 'approval.ask', {
                kind: t(`common:kind.${request.row.kind}`),
              })}
            </h1>
            <p>
              <bdi>{t('approval.quote', { reason: request.reason })}</bdi>
            </p>
            <p className="num">
              {request.row.number}
              {left > 0 && (
                <>
                  {' · '}
                  {t('approval.golden')} <b className="sunlit">{formatCountdown(left)}</b>
                </>
              )}
            </p>
          </div>
        </div>
      </header>
      <div className="sheet approve-column">
        <ApprovalDecision request={request} live={live} me={me} onDecided={onDecided}>
          <SharedContents request={request} />
          <RulesChecked request={request} me={me} />
        </ApprovalDecision>
      </div>
    </div>
  );
}
