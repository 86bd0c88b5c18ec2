import type { Audience } from '../../core/act.ts';
import type { Words } from '../../core/words.ts';
import type { ReadLease } from '../../platform/db/database.ts';
import { consultationById } from '../consultations/index.ts';
import { dossierById } from '../dossiers/index.ts';
import { publicationBySymbol } from '../publication/index.ts';
import { textById } from '../texts/index.ts';
import { warningById } from '../warnings/index.ts';
import type { Link } from './schema.ts';

export type Linked = { readonly link: Link; readonly audience: Audience; readonly title: Words; readonly href: string };

/** What a number or symbol written into a form stands for, if the reader may read it. */
export async function linkedBy(lease: ReadLease, id: string): Promise<Linked | null> {
  const kind = /^D-\d+$/.test(id) ? 'dossier' : /^T-\d+$/.test(id) ? 'text' : /^W-\d+$/.test(id) ? 'warning' : /^C-\d+$/.test(id) ? 'consultation' : 'statement';
  return linked(lease, { kind, id });
}

/** What a link leads to, with its words as they stand. */
export async function linked(lease: ReadLease, link: Link): Promise<Linked | null> {
  const { kind, id } = link;
  switch (kind) {
    case 'dossier': {
      const found = await dossierById(lease, id);
      return found && { link, audience: found.audience, title: found.title, href: `/dossiers/${id}` };
    }
    case 'text': {
      const found = await textById(lease, id);
      return found && { link, audience: found.audience, title: found.title, href: `/texts/${id}` };
    }
    case 'warning': {
      const found = await warningById(lease, id);
      return found && { link, audience: found.audience, title: found.sentence, href: `/warnings/${id}` };
    }
    case 'consultation': {
      const found = await consultationById(lease, id);
      return found && { link, audience: found.audience, title: found.question, href: `/consultations/${id}` };
    }
    case 'statement': {
      const found = await publicationBySymbol(lease, id);
      return found && { link, audience: found.audience, title: found.title, href: `/statements/${id}` };
    }
  }
}
