import './items.css';
import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isMilestoneAllowed, type Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import { areItemsMoving, type ItemState, isItemNewsStatutory } from '@sunshine-seat/shared/domain/items.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/console/words.ts';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { PrintIcon } from '../ui/icons/PrintIcon.tsx';
import { ItemLine } from './ItemLine.tsx';
import { itemStories } from './item-story.ts';
import { ListItemDialog } from './ListItemDialog.tsx';
import { MilestoneOffer } from './MilestoneOffer.tsx';
import { ReturnListDialog } from './ReturnListDialog.tsx';

type Asked = 'item' | 'list' | null;

/** What was taken, and where each of it stands. */
export function ItemsCard({
  held,
  me,
  sendPhoto,
  onMilestone,
}: {
  held: OfficerCase;
  me: Me;
  /** Sends a photo to the case and gives its upload; without it items are listed without photos. */
  sendPhoto?: (photo: File) => Promise<string>;
  /** Posts a step of the case that an item suggests; offered, never done by itself. */
  onMilestone?: (milestone: Milestone) => void;
}) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked>(null);
  const [offered, setOffered] = useState<Milestone | null>(null);
  const stories = itemStories(held.events);
  const canManage = isAllowed(me.officer.roles, 'manage-items');
  const isAccepted = areItemsMoving(held.row.stage);
  const canPost = onMilestone !== undefined && isAllowed(me.officer.roles, 'post-update');
  const offer = offered && canPost && isMilestoneAllowed(held.row, offered, 'shared') ? offered : null;
  return (
    <section className="box items" aria-labelledby="items-title">
      <h2 id="items-title">
        {t('items:title')} {stories.length > 0 && <small>{t('items:count', { n: stories.length })}</small>}
      </h2>
      {stories.length === 0 && <p className="hint">{t('items:none')}</p>}
      <ul>
        {stories.map((story) => (
          <ItemLine
            key={story.item.id}
            story={story}
            row={held.row}
            canMove={canManage && isAccepted}
            onMoved={(state) => setOffered(milestoneOf(state))}
          />
        ))}
      </ul>
      {canManage && !isAccepted && stories.length > 0 && <p className="hint">{t('items:notAccepted')}</p>}
      {offer && (
        <MilestoneOffer
          milestone={offer}
          onPost={() => {
            onMilestone?.(offer);
            setOffered(null);
          }}
          onClose={() => setOffered(null)}
        />
      )}
      {canManage && (
        <div className="item-acts">
          <Button small onClick={() => setAsked('item')}>
            <PlusIcon size="s" />
            {t('items:add')}
          </Button>
          <Button small onClick={() => setAsked('list')}>
            <PrintIcon size="s" />
            {t('items:print.action')}
          </Button>
        </div>
      )}
      {asked === 'item' && (
        <ListItemDialog caseId={held.row.id} sendPhoto={sendPhoto} onClose={() => setAsked(null)} />
      )}
      {asked === 'list' && (
        <ReturnListDialog held={held} stories={stories} me={me} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

/** The step of the case that an item which is back suggests. */
function milestoneOf(state: ItemState): Milestone | null {
  if (!isItemNewsStatutory(state)) return null;
  return state === 'returned' ? 'property_returned' : 'property_recovered';
}
