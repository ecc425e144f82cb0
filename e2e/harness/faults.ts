import type { Page } from '@playwright/test';

/** Writes down what no scenario may cause: an error nobody caught or only the page's last net did, and content the page itself forbids. */
export function watchFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (
      /Content Security Policy|Minified React error|hydrat|(Type|Reference|Range)Error/i.test(message.text())
    ) {
      faults.push(`${page.url()}: ${message.text()}`);
    }
  });
}
