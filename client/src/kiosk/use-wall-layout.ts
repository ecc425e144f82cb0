import { useEffect, useMemo, useState } from 'react';
import { type WallLayout, wallLayout } from './wall-layout.ts';

function screenSize() {
  return { width: window.innerWidth, height: window.innerHeight };
}

/** The layout for the screen as it stands now; the tokens of the page follow its orientation. */
export function useWallLayout(): WallLayout {
  const [size, setSize] = useState(screenSize);
  useEffect(() => {
    const measure = () => setSize(screenSize());
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const layout = useMemo(() => wallLayout(size.width, size.height), [size]);
  useEffect(() => {
    document.documentElement.dataset.orient = layout.orientation;
  }, [layout.orientation]);
  return layout;
}
