import { useEffect, useState } from 'react';
import { CallError } from '../api/call.ts';
import { fetchPicture } from '../api/picture.ts';

export type PictureState =
  | { readonly state: 'loading' }
  | { readonly state: 'shown'; readonly url: string }
  | { readonly state: 'failed' };

type Held = { state: PictureState; readonly stop: AbortController };

const AGAIN_MS = 3_000;
const LOADING: PictureState = { state: 'loading' };
const held = new Map<string, Held>();
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

function drop(id: string) {
  const picture = held.get(id);
  if (!picture) return;
  held.delete(id);
  picture.stop.abort();
  if (picture.state.state === 'shown') URL.revokeObjectURL(picture.state.url);
}

/** Only these pictures may stay in memory; all others are gone when this returns. */
export function keepPictures(ids: readonly string[]): void {
  const gone = [...held.keys()].filter((id) => !ids.includes(id));
  for (const id of gone) drop(id);
  if (gone.length > 0) tell();
}

async function load(id: string, picture: Held): Promise<void> {
  const { signal } = picture.stop;
  while (!signal.aborted) {
    try {
      const blob = await fetchPicture(`/pass/pictures/${encodeURIComponent(id)}`, signal);
      if (signal.aborted) return;
      picture.state = { state: 'shown', url: URL.createObjectURL(blob) };
      tell();
      return;
    } catch (error) {
      if (signal.aborted) return;
      const mayPass = error instanceof CallError && ['NETWORK', 'BUSY', 'THROTTLED'].includes(error.code);
      if (!mayPass) {
        picture.state = { state: 'failed' };
        tell();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

function pictureOf(id: string): PictureState {
  const known = held.get(id);
  if (known) return known.state;
  const picture: Held = { state: LOADING, stop: new AbortController() };
  held.set(id, picture);
  void load(id, picture);
  return LOADING;
}

/** A picture of the own case, for as long as it may be kept. */
export function useOwnPicture(id: string): PictureState {
  const [state, setState] = useState<PictureState>(LOADING);
  useEffect(() => {
    setState(pictureOf(id));
    const look = () => setState(held.get(id)?.state ?? LOADING);
    listeners.add(look);
    return () => {
      listeners.delete(look);
    };
  }, [id]);
  return state;
}
