import { useEffect, useRef, useState } from 'react';
import { createPictureStore, LOADING, type Picture, type PictureStore } from './picture-store.ts';

const pictures = createPictureStore((...request) => fetch(...request), {
  createObjectURL: (blob) => URL.createObjectURL(blob),
  revokeObjectURL: (url) => URL.revokeObjectURL(url),
});

/** Takes every picture off this page at once: the window is over, the session ended, the scope was withdrawn. */
export function wipePictures(): void {
  pictures.wipe();
}

/** The picture at an address of ours for as long as it is shown; null shows none. */
export function usePicture(address: string | null): Picture & { retry: () => void } {
  const [shown, setShown] = useState<{ address: string | null; picture: Picture }>({
    address,
    picture: LOADING,
  });
  const held = useRef<ReturnType<PictureStore['hold']> | null>(null);
  useEffect(() => {
    if (address === null) return;
    const hold = pictures.hold(address, () => setShown({ address, picture: hold.get() }));
    held.current = hold;
    setShown({ address, picture: hold.get() });
    const retry = () => hold.retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      held.current = null;
      hold.stop();
    };
  }, [address]);
  // The picture of the address before is never shown under a new one.
  const picture = shown.address === address ? shown.picture : LOADING;
  return { ...picture, retry: () => held.current?.retry() };
}
