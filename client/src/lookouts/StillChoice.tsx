import { Label, Radio, RadioGroup } from 'react-aria-components';
import { pictureAddress } from '../api/picture-address.ts';
import { CheckField } from '../ui/console/CheckField.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { useNow } from '../ui/server-clock.ts';
import type { SendableStill } from './case-lookouts.ts';
import type { LookoutDraft } from './lookout-draft.ts';

const NONE = 'none';

/** Which still goes along: its masked copy, unless decided otherwise. */
export function StillChoice({
  caseId,
  stills,
  draft,
  onChange,
}: {
  caseId: string;
  stills: readonly SendableStill[];
  draft: LookoutDraft;
  onChange: (part: Partial<LookoutDraft>) => void;
}) {
  const { t } = useWords();
  const chosen = stills.find(({ id }) => id === draft.still);
  if (stills.length === 0) return null;
  return (
    <>
      <RadioGroup
        className="still-choice"
        value={draft.still ?? NONE}
        onChange={(value) => onChange({ still: value === NONE ? null : value, isOriginal: false })}
      >
        <Label className="label">{t('lookouts:dialog.picture')}</Label>
        <div className="choices">
          <Radio value={NONE} className="choice">
            {t('lookouts:dialog.noPicture')}
          </Radio>
          {stills.map((still) => (
            <StillRadio key={still.id} caseId={caseId} still={still} />
          ))}
        </div>
      </RadioGroup>
      {chosen && (
        <>
          {!chosen.copyId && !draft.isOriginal && (
            <p className="hint" role="status">
              {t('lookouts:dialog.needsOriginal')}
            </p>
          )}
          <CheckField
            isOn={draft.isOriginal}
            onChange={(isOriginal) => onChange({ isOriginal })}
            label={t('lookouts:dialog.isOriginal')}
            detail={t('lookouts:dialog.isOriginalHint')}
          />
        </>
      )}
    </>
  );
}

function StillRadio({ caseId, still }: { caseId: string; still: SendableStill }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const { id, camera, takenAt, copyId } = still;
  const name =
    takenAt === null
      ? camera
      : t('lookouts:dialog.stillAt', { camera, at: formatMoment(takenAt, now, zone) });
  return (
    <Radio value={id} className="choice">
      {copyId && <img src={pictureAddress(caseId, copyId)} alt="" loading="lazy" />}
      <bdi>{name}</bdi>
    </Radio>
  );
}
