import { DESK, PARTIES, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import { mayImport } from './rights.ts';
import type { Imported } from './schema.ts';

/** `present` is the newest import of each series that the file has. */
export type ImportState = { next: number; present: Readonly<Record<string, { id: string; rowsDigest: string }>> };

/** Records a file: one import for each series in it whose figures are not the present ones already. */
export function recordImport(state: ImportState, commands: readonly Omit<Imported, 'id'>[], { actor }: Context<Charter>): Decision {
  if (!mayImport(actor)) return refuse('series.not_allowed');
  const changed = commands.filter((command) => state.present[command.series]?.rowsDigest !== command.rowsDigest);
  if (changed.length === 0) return refuse('series.unchanged', { id: state.present[commands[0]!.series]!.id }, 'file');
  return { acts: changed.map((command, i) => ({ kind: 'series.imported', dossier: DESK, payload: { id: `I-${state.next + i}`, ...command }, audience: [PARTIES] })) };
}
