import { randomUUID } from 'node:crypto';

/** A random id, safe in addresses; says nothing about when or where it was made. */
export function newId(): string {
  return randomUUID();
}
