import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { createConsoleClient } from './console-client.ts';
import { createConsoleRouter } from './router.tsx';

export function App() {
  const { i18n } = useTranslation();
  const [client] = useState(createConsoleClient);
  const [router] = useState(createConsoleRouter);
  return (
    <I18nProvider locale={i18n.language}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
