/** As the contract asks; the server looks at it again. */
export const MIN_PASSWORD = 10;

export type PasswordFault = 'too-short' | 'not-the-same' | 'unchanged';

export function passwordFault(current: string | null, next: string, again: string): PasswordFault | null {
  if (next.length < MIN_PASSWORD) return 'too-short';
  if (next === current) return 'unchanged';
  if (next !== again) return 'not-the-same';
  return null;
}
