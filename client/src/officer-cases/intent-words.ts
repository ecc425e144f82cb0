import type { UpdateIntent } from './undo-queue.ts';

/** What an update is called before it is on the timeline: its milestone, or the first words of its note. */
export function intentWords({ body }: UpdateIntent, t: (key: string) => string): string {
  if (body.milestone) return t(`common:milestone.${body.milestone}.title`);
  const words = [...(body.note ?? '')];
  return words.length > 24 ? `${words.slice(0, 24).join('')}…` : words.join('');
}
