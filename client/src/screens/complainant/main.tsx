import './portal.css';
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { keptFromBefore } from '../../cases/kept-case.ts';
import { startI18n } from '../../ui/i18n.ts';
import { chosenLanguage } from '../../ui/language.ts';
import { takeBegun } from './at-hand.ts';
import { begun, PAGE_WORDS } from './first.ts';
import { LastResort } from './LastResort.tsx';
import { loadOwnCatalogue } from './own-catalogue.ts';
import { Portal } from './Portal.tsx';
import { listenForQuickExit } from './quick-exit.ts';
import { registerShellWorker } from './register-shell-worker.ts';

// The content security policy forbids making functions out of text, which zod would otherwise try.
z.config({ jitless: true });
// What has come is drawn in the task that brought it, not after whatever else is waiting by then.
notifyManager.setScheduler(queueMicrotask);

const client = new QueryClient();
const whereItStands = takeBegun(client, begun);
listenForQuickExit();
await startI18n(loadOwnCatalogue, PAGE_WORDS, chosenLanguage() ?? keptFromBefore()?.held.case.language);
const start = await whereItStands();
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
