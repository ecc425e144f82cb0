import { useEffect, useState } from 'react';
import { pictureAddress } from '../api/picture-address.ts';
import { usePicture } from '../ui/still/use-picture.ts';
import { hiddenBefore } from './hidden-before.ts';
import type { MaskAction } from './mask-edit.ts';
import { pixelsOf } from './pixels-of.ts';
import type { Still } from './still-story.ts';

/**
 * Begins with what the last copy hid, when there was one. True when that could not be found out, so that the officer
 * knows that everything has to be hidden anew.
 */
export function useHiddenBefore(
  caseId: string,
  still: Still,
  workingUrl: string | null,
  isWanted: boolean,
  dispatch: (action: MaskAction) => void,
): boolean {
  const { lastCopyId } = still;
  const copy = usePicture(isWanted && lastCopyId ? pictureAddress(caseId, lastCopyId) : null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    if (!lastCopyId) return dispatch({ type: 'load', masks: [] });
    const isAway = copy.state === 'gone' || copy.state === 'failed';
    if (isAway) setLost(true);
    if (isAway) return dispatch({ type: 'load', masks: [] });
    if (!workingUrl || copy.url === null) return;
    let isOver = false;
    Promise.all([pixelsOf(copy.url), pixelsOf(workingUrl)]).then(
      ([before, working]) => !isOver && dispatch({ type: 'load', masks: hiddenBefore(before, working) }),
      () => {
        if (isOver) return;
        setLost(true);
        dispatch({ type: 'load', masks: [] });
      },
    );
    return () => {
      isOver = true;
    };
  }, [isWanted, lastCopyId, copy.state, copy.url, workingUrl, dispatch]);
  return isLost;
}
