// The same characters as the contract refuses; whoever pastes them cannot see them, and no error could explain them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** What a person typed or pasted, without characters that let a text pose as another. */
export function cleanText(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(INVISIBLE, '').trim();
}
