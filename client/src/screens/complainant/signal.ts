const WANTED = 'sunshine.signal';

export function isSignalWanted(): boolean {
  try {
    return localStorage.getItem(WANTED) !== null;
  } catch {
    return false;
  }
}

export function wantSignal(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.setItem(WANTED, '1');
    else localStorage.removeItem(WANTED);
  } catch {
    // It stays as it was: silent.
  }
  if (isWanted) giveSignal();
}

let audio: AudioContext | null = null;

function tone(context: AudioContext, frequency: number, start: number) {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.32);
}

/** Two soft tones and a short buzz, if the person asked for them. */
export function giveSignal(): void {
  if (!isSignalWanted()) return;
  navigator.vibrate?.([120, 80, 120]);
  try {
    audio ??= new AudioContext();
    tone(audio, 660, audio.currentTime);
    tone(audio, 880, audio.currentTime + 0.16);
  } catch {
    // A device without sound stays silent.
  }
}
