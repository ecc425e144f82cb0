import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import words from '../../../shared/src/locales/en/items.ts';
import type { ItemStory } from './item-story.ts';
import { OwnershipQuestion } from './OwnershipQuestion.tsx';

const item = {
  id: 'a',
  name: 'phone',
  imei: null,
  serial: null,
  plate: null,
  marks: null,
  value: null,
  pictureId: null,
};
const story = (word: ItemStory['word']): ItemStory => ({
  item,
  listedAt: 1,
  state: 'recovered',
  steps: [],
  word,
});

let root: ReturnType<typeof createRoot>;
beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { items: words } }, defaultNS: 'items' });
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function shown(
  word: ItemStory['word'],
  onConfirm: (isMine: boolean) => Promise<unknown>,
  canConfirm = true,
) {
  const page = document.createElement('div');
  document.body.append(page);
  root = createRoot(page);
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <OwnershipQuestion
          story={story(word)}
          timeZone="Asia/Shanghai"
          canConfirm={canConfirm}
          onConfirm={onConfirm}
        />
      </QueryClientProvider>,
    ),
  );
  const press = async (name: string) => {
    const button = [...page.querySelectorAll('button')].find((one) => one.textContent === name);
    if (!button) throw new Error(`there is no button ${name}`);
    await act(async () => button.click());
  };
  return { text: () => page.textContent, buttons: () => page.querySelectorAll('button').length, press };
}

it.each([
  ['It is mine', true],
  ['It is not mine', false],
])('one tap on "%s" says so', async (name, isMine) => {
  const said: boolean[] = [];
  const page = await shown(null, async (word) => said.push(word));
  await page.press(name);
  expect(said).toEqual([isMine]);
});

it('says that a word has not gone out, and takes it again', async () => {
  const confirm = vi.fn().mockRejectedValueOnce(new Error('no network')).mockResolvedValue(null);
  const page = await shown(null, confirm);
  await page.press('It is mine');
  await vi.waitFor(() => expect(page.text()).toContain(words.own.failed));
  await page.press('It is mine');
  await vi.waitFor(() => expect(page.text()).not.toContain(words.own.failed));
  expect(confirm).toHaveBeenCalledTimes(2);
});

it('shows the word that was given, which can be changed', async () => {
  const said: boolean[] = [];
  const page = await shown({ isMine: true, at: 0 }, async (word) => said.push(word));
  expect(page.text()).toContain('it is yours');
  await page.press('Change');
  await page.press('It is not mine');
  expect(said).toEqual([false]);
});

it('asks nothing of a helper', async () => {
  const page = await shown(null, async () => null, false);
  expect(page.buttons()).toBe(0);
  expect(page.text()).toBe(words.own.ownerOnly);
});
