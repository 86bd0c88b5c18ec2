import { DESK, PARTIES, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { mayImport } from './rights.ts';
import type { Imported } from './schema.ts';

export type ImportState = { next: number; present: { id: string; fileDigest: string; rowsDigest: string } | null };

/** Records an import, unless the same figures are already the present ones. */
export function recordImport(state: ImportState, command: Omit<Imported, 'id'>, { actor }: Context<Charter>): Decision {
  if (!mayImport(actor)) return refuse('series.not_allowed');
  if (state.present?.rowsDigest === command.rowsDigest) return refuse('series.unchanged', { id: state.present.id }, 'file');
  return { acts: [{ kind: 'series.imported', dossier: DESK, payload: { id: `I-${state.next}`, ...command }, audience: [PARTIES] }] };
}
