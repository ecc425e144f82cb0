import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { KindIcon } from '../ui/console/KindIcon.tsx';
import { StageBars } from '../ui/console/StageBars.tsx';
import { useWords } from '../ui/console/words.ts';

export function CaseCell({ row }: { row: QueueRow }) {
  const words = useWords();
  return (
    <div className="q-case">
      <span className="badge">
        <KindIcon kind={row.kind} />
      </span>
      <span className="min-w-0">
        <b>{words.caseTitle(row)}</b>
        <small className="num">{row.number}</small>
      </span>
    </div>
  );
}

export function StageCell({ row }: { row: QueueRow }) {
  const { t } = useWords();
  return (
    <div className="q-stage">
      <span>{t(`common:stage.${row.stage}`)}</span>
      <StageBars kind={row.kind} stage={row.stage} />
    </div>
  );
}

export function OfficerCell({ row }: { row: QueueRow }) {
  const words = useWords();
  const { officer } = row;
  return (
    <div className="q-officer">
      <span className="sr">{words.t('queue.col.officer')} </span>
      {officer ? (
        <span className="num" title={words.officer(officer)}>
          {officer.badge}
        </span>
      ) : (
        <span className="quiet">{words.t('queue.unassigned')}</span>
      )}
    </div>
  );
}
