import './portal.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { keptFromBefore } from '../../cases/kept-case.ts';
import { chosenLanguage, startI18n } from '../../ui/i18n.ts';
import { isHandingBack, mayHaveSession } from './device.ts';
import { LastResort } from './LastResort.tsx';
import { Portal } from './Portal.tsx';
import { loadCasePage, loadEntryPage } from './pages.ts';
import { takePassFromAddress } from './pass-address.ts';
import { openWithPass } from './pass-session.ts';
import { LEFT, leaveQuickly, listenForQuickExit } from './quick-exit.ts';
import { registerShellWorker } from './register-shell-worker.ts';

// The content security policy forbids making functions out of text, which zod would otherwise try.
z.config({ jitless: true });

if (window.history.state === LEFT) leaveQuickly();
const pass = takePassFromAddress();
const language = chosenLanguage() ?? keptFromBefore()?.held.case.language;
const client = new QueryClient();
const opening = pass ? openWithPass(client, pass) : null;
// Its failure is shown by the page; until that is drawn nobody waits for it.
opening?.catch(() => {});
const start = { pass, opening, isHandingBack: isHandingBack(), hasSession: mayHaveSession() };
void (start.pass || (start.hasSession && !start.isHandingBack) ? loadCasePage() : loadEntryPage());

listenForQuickExit();
await startI18n(['portal', 'common'], language);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <LastResort>
        <Portal start={start} />
      </LastResort>
    </QueryClientProvider>,
  );
}
if (document.readyState === 'complete') void registerShellWorker();
else window.addEventListener('load', () => void registerShellWorker());
