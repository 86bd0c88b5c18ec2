import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Namespace of every identifier that is made here: the same everywhere, so that two nodes give one record one identifier. */
const NAMESPACE = '5f0f6bd0-9c7e-4a51-8f0a-3d1c6a7b2e94';

/** UUID, version 5 (RFC 9562, 5.5), of words that are joined by a character which none of them holds. STIX 2.1 schemas take no version 7. */
export function uuid5(...words: readonly string[]): string {
  const bytes = sha1(new Uint8Array([...hexToBytes(NAMESPACE.replaceAll('-', '')), ...utf8ToBytes(words.join('\n'))])).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Who speaks: a node of a network. */
export const identityId = (net: string, node: string): string => `identity--${uuid5('node', net, node)}`;
/** One object that a record becomes. The origin is in it: no node makes what bears the identifier of another's. */
export const objectId = (type: string, net: string, origin: string, record: string, part: string): string => `${type}--${uuid5('record', net, origin, record, part)}`;
/** The collection of one reader and kind. */
export const collectionId = (net: string, node: string, person: string, kind: string): string => uuid5('collection', net, node, person, kind);
