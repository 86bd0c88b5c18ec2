import { canonical, digest } from './canonical.ts';

/**
 * One hash chain per dossier over salted commitments, and one sequence of all heads.
 *
 * A reader who is shown one act (body and salt) and the content-free links of its dossier can check that the act
 * stands at its place and that nothing before it was changed, without learning or guessing any other act: a
 * commitment is SHA-256(salt, newline, body), and the 256-bit salt of a hidden act is never shown.
 */
export type Link = { dossier: string; no: number; commitment: string; hash: string };

export const GENESIS = '0'.repeat(64);

export function commitment(salt: string, body: unknown): string {
  return digest(`${salt}\n${canonical(body)}`);
}

export function linkHash(link: { dossier: string; no: number; prev: string; commitment: string }): string {
  return digest(canonical(link));
}

export function headHash(head: { seq: number; prev: string; dossier: string; hash: string }): string {
  return digest(canonical(head));
}

/** The first link that does not follow from the one before it, or null when the chain holds. Links are in order, from 1. */
export function brokenLink(links: readonly Link[]): number | null {
  let prev = GENESIS;
  for (const [i, link] of links.entries()) {
    const expected = linkHash({ dossier: link.dossier, no: i + 1, prev, commitment: link.commitment });
    if (link.no !== i + 1 || link.hash !== expected) return i + 1;
    prev = link.hash;
  }
  return null;
}
