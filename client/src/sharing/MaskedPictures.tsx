import { useState } from 'react';
import { pictureAddress } from '../api/picture-address.ts';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { useWords } from '../ui/console/words.ts';
import { usePicture } from '../ui/still/use-picture.ts';

/** The masked copies themselves: who approves sees what the complainant would see, and can look closely. */
export function MaskedPictures({ caseId, pictureIds }: { caseId: string; pictureIds: readonly string[] }) {
  const { t } = useWords();
  const [enlarged, setEnlarged] = useState<number | null>(null);
  const chosen = enlarged === null ? undefined : pictureIds[enlarged];
  return (
    <div className="masked-pictures">
      {pictureIds.map((pictureId, place) => {
        const label = t('approval.enlarge', { n: place + 1 });
        return (
          <button key={pictureId} type="button" aria-label={label} onClick={() => setEnlarged(place)}>
            <MaskedPicture caseId={caseId} pictureId={pictureId} label="" />
          </button>
        );
      })}
      {chosen !== undefined && enlarged !== null && (
        <ConsoleDialog
          open
          title={t('approval.enlarge', { n: enlarged + 1 })}
          onClose={() => setEnlarged(null)}
        >
          <div className="enlarged">
            <MaskedPicture caseId={caseId} pictureId={chosen} label={t('approval.stillsDetail')} />
          </div>
        </ConsoleDialog>
      )}
    </div>
  );
}

function MaskedPicture({ caseId, pictureId, label }: { caseId: string; pictureId: string; label: string }) {
  const { t } = useWords();
  const { state, url } = usePicture(pictureAddress(caseId, pictureId));
  if (url) return <img src={url} alt={label} />;
  if (state === 'loading') return <span className="no-picture" aria-busy="true" />;
  return <span className="no-picture">{t('approval.noPicture')}</span>;
}
