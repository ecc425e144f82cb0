/** Read at a time where it is hashed in script, so that the page stays alive in between. */
const SLICE = 1024 * 1024;

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a file, hexadecimal. */
export async function sha256Of(file: Blob): Promise<string> {
  if (crypto.subtle)
    return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
  return sha256InScript(file);
}

/** Browsers give their own only on https and localhost; a station's network may well run without. */
export async function sha256InScript(file: Blob): Promise<string> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += SLICE) {
    hash.update(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()));
  }
  return hex(hash.digest());
}
