interface Nameable {
  setName(name: string): void;
}

/** Gives each column the snake_case of its key, so that plain SQL, migrations and both engines agree on names. */
export function nameColumns<C extends Record<string, object>>(columns: C): C {
  for (const [key, column] of Object.entries(columns)) {
    (column as Nameable).setName(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  }
  return columns;
}
