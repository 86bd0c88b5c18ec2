/**
 * What the exchange needs of a machine: hashing, signatures, and bytes as text. Given as an argument, so that the same
 * rules run in a server, in a browser and in a test. `platform/keys` has them for Node.
 */
export type Means = {
  /** SHA-256, in hexadecimal. */
  sha256(bytes: Uint8Array): string;
  /** Ed25519 (RFC 8032). @param key 32 bytes as base64. @param signature 64 bytes as base64. False, never an error, for whatever is no key or no signature. */
  verify(key: string, message: Uint8Array, signature: string): boolean;
  /** UTF-8. */
  bytesOf(text: string): Uint8Array;
  /** Null where the bytes are no UTF-8; a byte order mark is kept. */
  textOf(bytes: Uint8Array): string | null;
  toBase64(bytes: Uint8Array): string;
  /** Null where the text is not the one base64 form (RFC 4648, padded) of its bytes. */
  fromBase64(text: string): Uint8Array | null;
};

/** One who signs: a node's key, or an officer's. */
export type Signer = {
  /** SHA-256 of the 32 bytes of the public key. */
  readonly keyid: string;
  /** The public key, base64. */
  readonly key: string;
  /** Signature, base64. */
  sign(message: Uint8Array): string;
};
