/** Files on their way in. */

/** They come in pieces of this many bytes, the last one may be shorter: a dropped network costs one piece. */
export const CHUNK_BYTES = 256 * 1024;
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
