import type { Actor } from './core/act.ts';
import type { Charter } from './core/charter/schema.ts';
import type { Instant } from './core/time.ts';
import type { Desk } from './desk.ts';
import type { Person } from './features/people/index.ts';

declare global {
  namespace App {
    interface Locals {
      desk: Desk;
      lang: 'en' | 'ru';
      /** Whoever is signed in. */
      person: Person | null;
      actor: Actor | null;
      /** Tokens of the reader, the own one included; an anonymous one holds only `public`. */
      tokens: readonly string[];
      charter: Charter;
      /** The desk's time when the request came in. */
      now: Instant;
      /** The request records nothing. */
      reads: boolean;
    }
    interface Error {
      message: string;
      code: string;
      what: string;
      mend: string;
    }
  }
}
