import type { Page } from '@playwright/test';

/** How large the picture is, in pixels. */
export const STREET = { width: 1600, height: 900 };
/** Where the heads are in the picture: what has to be hidden before anyone else sees it. */
export const HEADS = [
  { shape: 'rectangle', x: 1024, y: 440, width: 72, height: 72 },
  { shape: 'rectangle', x: 1168, y: 440, width: 72, height: 72 },
  { shape: 'rectangle', x: 264, y: 460, width: 80, height: 80 },
] as const;
/** The man in the grey coat, as somebody would mark him. */
export const COAT = { x: 1060, y: 590 };

const person = (x: number, y: number, coat: string, scale: number) => `
  <g transform="translate(${x} ${y}) scale(${scale})">
    <ellipse cx="0" cy="0" rx="34" ry="8" fill="#1c2536" opacity=".55"/>
    <path d="M-4-92-16-2h-11l-2-6 11-84ZM4-92 17-2h12l1-6L18-92Z" fill="#2c3448"/>
    <path d="M-24-172c10-8 38-8 48 0l8 86c-18 6-46 6-64 0Z" fill="${coat}"/>
    <circle cx="0" cy="-194" r="20" fill="#c9a58a"/>
  </g>`;

const scene = (hour: string, sky: string) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 1600 900">
    <rect width="1600" height="900" fill="${sky}"/>
    <path d="M620 330h420V210h-90v-50H840v80h-90v-60H620Z" fill="#8d99ae"/>
    <path d="M0 0h430l190 190v150L0 560Z" fill="#5d6a83"/>
    <path d="M1600 0h-330l-230 200v140l560 190Z" fill="#667390"/>
    <path d="M0 548 620 336h420l560 218v346H0Z" fill="#7f8a9e"/>
    <path d="M330 900 745 338h170l475 562Z" fill="#59647b"/>
    <path d="M826 350h6l4 50h-12Zm-4 80h14l5 60h-23Zm-7 100h27l8 84h-43Z" fill="#b8c0cc"/>
    <g fill="#c3cad4"><path d="M440 752h86l-46 62h-92ZM572 752h86l-26 62h-92ZM704 752h86l-6 62h-92ZM836 752h86l14 62h-92ZM968 752h86l34 62h-92Z"/></g>
    <g fill="#2f3a52"><path d="M1120 420h300v12h-300Z"/><path d="M1130 432h10v190h-10ZM1400 432h10v220h-10Z"/></g>
    ${person(1060, 716, '#8b919c', 1.2)}${person(304, 800, '#58688a', 1.5)}${person(1205, 690, '#c6b79a', 1.1)}
    <rect x="36" y="36" width="470" height="54" fill="#0c1322" opacity=".7"/>
    <text x="56" y="75" font-family="monospace" font-size="30" fill="#fff">2026-11-23 ${hour} 03</text>
  </svg>`;

/** A still of a street, as a camera would have taken it. */
export async function streetAt(page: Page, hour: string, sky = '#a8b2c0'): Promise<Buffer> {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.setContent(`<body style="margin:0">${scene(hour, sky)}</body>`);
  return page.screenshot({ type: 'png' });
}
