import { expect, it } from 'vitest';
import arCommon from '../../../shared/src/locales/ar/common.ts';
import arConsole from '../../../shared/src/locales/ar/console.ts';
import zhCommon from '../../../shared/src/locales/zh-Hans/common.ts';
import zhConsole from '../../../shared/src/locales/zh-Hans/console.ts';
import { testPage } from '../ui/testing/test-page.ts';
import { CasePassSlip } from './CasePassSlip.tsx';

const page = testPage({
  lng: 'zh-Hans',
  resources: {
    'zh-Hans': { console: zhConsole, common: zhCommon },
    ar: { console: arConsole, common: arCommon },
  },
  ns: ['console', 'common'],
  defaultNS: 'console',
  fallbackLng: false,
});

it('says everything in both of its languages, and nothing by the name of a text', async () => {
  await page.draw(
    <CasePassSlip
      pass={{
        number: 'CZ-2611-0001',
        code: '7K4MQ2XH9RTB3WEP',
        address: 'https://seat.example/#CZ-2611-0001/7K4MQ2XH9RTB3WEP',
        issuedAt: 0,
      }}
      station={{
        code: 'CZ',
        names: { 'zh-Hans': '城中派出所' },
        accent: null,
        timeZone: 'Asia/Shanghai',
        phone: '110',
      }}
      language="ar"
      printedAt={0}
      desk="1"
    />,
  );
  const said = document.querySelector('.case-pass-slip.paper')?.textContent ?? '';
  for (const { product } of [zhCommon, arCommon]) expect(said).toContain(product);
  for (const { slip } of [zhConsole, arConsole]) {
    const { qrLabel: _, ...words } = slip;
    for (const text of Object.values(words)) expect(said).toContain(text);
  }
  expect(said).not.toMatch(/slip\.|product/);
});
