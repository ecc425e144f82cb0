import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import words from '@sunshine-seat/shared/locales/en/co-viewing.ts';
import i18next from 'i18next';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type StageDrawing, StillStage } from './StillStage.tsx';
import type { ShownMark } from './shown-mark.ts';

let root: Root;
const drawn: Mark[] = [];
const onUndo = vi.fn();
const drawing: StageDrawing = {
  side: 'complainant',
  onDraw: (mark) => drawn.push(mark),
  onUndo,
  canUndo: true,
};
const coat: ShownMark = {
  id: 'm1',
  mark: {
    shape: 'circle',
    points: [
      [700, 100],
      [900, 300],
    ],
    text: 'grey coat',
  },
  side: 'complainant',
  helper: null,
};

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { 'co-viewing': words } } });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  drawn.length = 0;
  onUndo.mockClear();
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const show = (marks: readonly ShownMark[], desk?: StageDrawing) =>
  act(async () =>
    root.render(
      <StillStage picture="blob:x" label="Camera 3" width={1000} height={500} marks={marks} drawing={desk} />,
    ),
  );
const surface = () => document.querySelector('[role=application]') as HTMLElement;
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () => {
    surface().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });

it('says every mark in words: whose, what, where, and what it says', async () => {
  await show([
    coat,
    { ...coat, id: 'm2', side: 'officer', mark: { shape: 'point', points: [[10, 480]], text: null } },
  ]);
  const said = [...document.querySelectorAll('ol li')].map((line) =>
    line.textContent?.replace(/[\u2068\u2069]/g, ''),
  );
  expect(said).toEqual([
    'Complainant 1: Circle, on the right, saying “grey coat”',
    'Officer 1: Point, bottom left',
  ]);
});

it('offers nothing to draw with where one only looks', async () => {
  await show([coat]);
  expect(surface()).toBeNull();
  expect(document.querySelector('[role=toolbar]')).toBeNull();
});

it('draws an arrow with the keyboard alone', async () => {
  await show([], drawing);
  await press('2');
  await press('ArrowLeft');
  await press('Enter');
  for (const _ of [1, 2, 3]) await press('ArrowDown');
  await press('ArrowRight', { shiftKey: true });
  await press('Enter');
  expect(drawn).toEqual([
    {
      shape: 'arrow',
      points: [
        [475, 250],
        [476, 325],
      ],
      text: null,
    },
  ]);
});

it('takes back what is under way with Escape, and the tool with the next', async () => {
  await show([], drawing);
  await press('3');
  await press('ArrowUp');
  await press('Enter');
  await press('Escape');
  await press('Enter');
  expect(drawn).toEqual([]);
  await press('Escape');
  await press('Escape');
  expect(document.querySelector('[aria-pressed=true]')?.textContent).toBe('Look');
});

it('undoes with the usual keys', async () => {
  await show([coat], drawing);
  await press('z', { ctrlKey: true });
  expect(onUndo).toHaveBeenCalledOnce();
});

it('waits for words before it puts a text on the picture', async () => {
  await show([], drawing);
  await press('5');
  await press('ArrowRight');
  await press('Enter');
  expect(drawn).toEqual([]);
  const field = document.querySelector('input') as HTMLInputElement;
  expect(document.activeElement).toBe(field);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, ' blue cap ');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => field.form?.requestSubmit());
  expect(drawn).toEqual([{ shape: 'text', points: [[525, 250]], text: 'blue cap' }]);
});
