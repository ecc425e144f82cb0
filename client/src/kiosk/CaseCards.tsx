import type { BoardCard } from '@sunshine-seat/shared/contract/kiosk.ts';
import { useTranslation } from 'react-i18next';
import { WindowRing } from '../ui/WindowRing.tsx';
import { AliasCard } from './AliasCard.tsx';
import { cardsShowing, pageInRound } from './board-cards.ts';
import { cardFace } from './card-face.ts';
import { cardShape } from './card-shape.ts';
import { LanguageTurn } from './LanguageTurn.tsx';
import { PageOf } from './PageOf.tsx';
import type { WallLayout } from './wall-layout.ts';

type CaseCardsProps = { cards: readonly BoardCard[]; now: number; round: number; layout: WallLayout };

/** The anonymous board: every case inside its window, page by page when they do not all fit. */
export function CaseCards({ cards, now, round, layout }: CaseCardsProps) {
  const { t } = useTranslation();
  const showing = cardsShowing(cards, now);
  const { shown: placed, page, pages } = pageInRound(showing, layout.columns * layout.rows, round);
  const shape = cardShape(showing.length, layout);
  return (
    <section className="board">
      <h2 className="section-title b">
        {t('heading')}
        {layout.orientation === 'landscape' ? <small>{t('aliasNote')}</small> : <LanguageTurn isShort />}
        <PageOf page={page} pages={pages} />
      </h2>
      {placed.length === 0 ? (
        <NobodyHere />
      ) : (
        <ol
          className={shape.name}
          style={{
            gridTemplateColumns: `repeat(${shape.columns}, minmax(0, 1fr))`,
            gridTemplateRows: `repeat(${shape.rows}, minmax(0, 1fr))`,
          }}
        >
          {placed.map((card) => (
            <AliasCard key={card.alias} {...cardFace(card, now)} ringSize={shape.ring} />
          ))}
        </ol>
      )}
    </section>
  );
}

function NobodyHere() {
  const { t } = useTranslation();
  return (
    <div className="nobody">
      <WindowRing elapsed={0} state="wait" size={240} />
      <p className="b">{t('empty.title')}</p>
      <p>{t('empty.text')}</p>
    </div>
  );
}
