import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** JSON Canonicalization Scheme (RFC 8785): the same value always has the same bytes. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON');
  return text;
}

/**
 * Whether a text is the canonical JSON of the value that was parsed from it. Asked of every record that comes, so the value
 * is put in order again only where it does not come out the same as it stands, with its keys in order. A surrogate by
 * itself has no canonical form; it would stand there as an escape.
 * @throws for a value that has no canonical form
 */
export const isCanonical = (value: unknown, text: string): boolean => (JSON.stringify(value) === text && inOrder(value) && !text.includes('\\ud')) || canonical(value) === text;

function inOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(inOrder);
  let before: string | null = null;
  for (const [key, inside] of Object.entries(value)) {
    if ((before !== null && key <= before) || !inOrder(inside)) return false;
    before = key;
  }
  return true;
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
