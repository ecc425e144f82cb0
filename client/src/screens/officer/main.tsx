import { createRoot } from 'react-dom/client';
import { chosenTheme, showTheme } from '../../ui/console/theme.ts';
import { loadAnyCatalogue } from '../../ui/every-catalogue.ts';
import { startI18n } from '../../ui/i18n.ts';
import '../../ui/ui.css';
import '../../ui/tailwind-theme.css';
import '../../ui/console/console.css';
import { App } from './App.tsx';
import { keepPressStyleOut } from './press-style.ts';

keepPressStyleOut();
showTheme(chosenTheme());
await startI18n(loadAnyCatalogue, [
  'console',
  'common',
  'co-viewing',
  'stills',
  'talk',
  'items',
  'lookouts',
  'seats',
  'people',
]);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
