import type { Me, Presence } from '@sunshine-seat/shared/contract/officer.ts';
import { listWords, useWords } from '../ui/console/words.ts';
import { currentLanguage } from '../ui/i18n.ts';

/** The other officers at this case now, and helpers who look on: two hands on one case see each other. */
export function WhoIsHere({ presence, me }: { presence: Presence; me: Me }) {
  const words = useWords();
  const others = presence.officers.filter(({ id }) => id !== me.officer.id);
  const helpers = presence.helpers.map((relation) => words.t(`people:here.${relation}`));
  if (others.length + helpers.length === 0) return null;
  const names = listWords([...others.map(words.officer), ...new Set(helpers)]);
  return (
    <p className="here" role="status">
      {others.slice(0, 3).map((officer) => (
        <i key={officer.id} aria-hidden="true">
          {(currentLanguage().startsWith('zh') ? officer.familyName : officer.familyNameLatin).slice(0, 1)}
        </i>
      ))}
      {words.t('case.here', { names })}
    </p>
  );
}
