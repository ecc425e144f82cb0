import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { type ReactNode, useMemo } from 'react';
import { StillStateTag } from './StillStateTag.tsx';
import './stills.css';
import { type Still, stillsOf } from './still-story.ts';
import { useStillWords } from './still-words.ts';
import { Thumbnail } from './Thumbnail.tsx';

/** Pictures that a card has room for; each is a read on the record, so no more than are looked at. */
const MOST = 4;

/** The stills on the page of their case: how they stand, and the way to them. */
export function StillsCard({
  held,
  linkTo,
}: {
  held: OfficerCase;
  /** A link to the stills, to one of them when it is given. */
  linkTo: (still: Still | null, words: ReactNode) => ReactNode;
}) {
  const { t } = useStillWords();
  const stills = useMemo(() => stillsOf(held.events), [held.events]);
  const newest = stills.map((still, index) => ({ still, n: index + 1 })).toReversed();
  return (
    <section className="box stills-card" aria-labelledby="stills-title">
      <h2 id="stills-title">
        {t('card.title')} <small>{linkTo(null, t(stills.length === 0 ? 'card.add' : 'card.open'))}</small>
      </h2>
      {stills.length === 0 && <p className="hint">{t('card.none')}</p>}
      <ul>
        {newest.slice(0, MOST).map(({ still, n }) => (
          <li key={still.id}>
            {linkTo(
              still,
              <>
                <Thumbnail caseId={held.row.id} still={still} />
                <span className="words">
                  <b>{t('name', { n })}</b>
                  <StillStateTag state={still.state} />
                  {still.marks.length > 0 && <small>{t('marks.count', { count: still.marks.length })}</small>}
                </span>
              </>,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
