import '../../ui/ui.css';
import '../../kiosk/kiosk.css';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { loadAfreshSoon } from '../../kiosk/load-afresh.ts';
import { RestingBoundary } from '../../kiosk/RestingBoundary.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { loadEveryLanguage } from './every-language.ts';
import { KioskScreen } from './KioskScreen.tsx';

// The content security policy forbids making functions out of text, which zod would otherwise try.
z.config({ jitless: true });

const place = document.getElementById('root');
if (!place) throw new Error('kiosk.html has no #root');
const root = createRoot(place);

root.render(
  <div className="hall panes emblem">
    <Logo />
  </div>,
);
loadEveryLanguage().then(
  () =>
    root.render(
      <RestingBoundary>
        <KioskScreen />
      </RestingBoundary>,
    ),
  loadAfreshSoon,
);
