const templates = new Map<string, Promise<string>>();

/** The folder that installations are copied from; filled once a run, for whoever asks first. */
export function templateIn(folder: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const known = templates.get(folder);
  if (known) return known;
  const filling = fill(folder).then(() => folder);
  templates.set(folder, filling);
  return filling;
}
