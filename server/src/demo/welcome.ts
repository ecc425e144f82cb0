import QRCode from 'qrcode';
import type { Demo } from './demo.ts';

/** Says where to go; for people, so not through the log. */
export async function printWelcome(given: {
  publicUrl: string;
  setupLink: string | null;
  demo: Demo | null;
}): Promise<void> {
  const { publicUrl, setupLink, demo } = given;
  const lines = [
    '',
    '  Sunshine Seat 陽光坐席',
    '',
    `  Portal   ${publicUrl}/`,
    `  Console  ${publicUrl}/console`,
    `  Kiosk    ${publicUrl}/kiosk`,
    '',
  ];
  if (setupLink)
    lines.push(
      '  First start: create the station and its administrator with this link. It works once.',
      `  ${setupLink}`,
      '',
    );
  if (demo) lines.push(...(await demoLines(demo)));
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function demoLines({ station, officers, pass }: Demo): Promise<string[]> {
  const qr = await QRCode.toString(pass.address, { type: 'utf8', errorCorrectionLevel: 'L' });
  return [
    `  Demonstration: ${station}`,
    '  Badge    Password      Roles',
    ...officers.map(
      ({ badge, password, roles, name }) =>
        `  ${badge.padEnd(8)} ${password.padEnd(13)} ${roles.join(', ')} (${name})`,
    ),
    '',
    `  Case pass  ${pass.number}  ${pass.code.match(/.{4}/g)?.join(' ')}`,
    ...qr.split('\n').map((line) => `  ${line}`),
    `  ${pass.address}`,
    '',
  ];
}
