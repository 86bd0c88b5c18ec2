import { DESK, PARTIES, type Context, type Decision } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse } from '../../core/refusal.ts';
import type { Words } from '../../core/words.ts';
import { mayNoteSignal, maySetFile } from './rights.ts';
import { NOTES, type FileSet } from './schema.ts';

/** Puts a watch file in force, or another version of it. `digest` is that of the file in force. */
export function setFile(state: { digest: string | null }, command: FileSet, { actor, charter }: Context<Charter>): Decision {
  const { file, digest, name } = command;
  if (!maySetFile(actor)) return refuse('watch.not_allowed');
  if (state.digest === digest) return refuse('watch.unchanged', { file: name });
  if (!charter.bodies.some((body) => body.id === file.owner)) return refuse('watch.unknown_owner', { owner: file.owner, known: charter.bodies.map((body) => body.id) });
  const stranger = file.segments.find(({ owner }) => owner !== null && !charter.parties.some((party) => party.id === owner));
  if (stranger) return refuse('watch.unknown_party', { segment: stranger.id, party: stranger.owner, known: charter.parties.map((party) => party.id) });
  return { acts: [{ kind: 'watch.file_set', dossier: DESK, payload: { file, digest, name }, audience: [PARTIES] }] };
}

export type NoteSignal = { file: string; series: string; area: string; period: string; state: string; words: Words };
export type SignalToNote = { file: string | null; /** The import whose figures are marked in that month; null where they are not. */ import: string | null };

/** Says what a signal is, with a reason; the newest word stands. */
export function noteSignal(found: SignalToNote, { file, series, area, period, state, words }: NoteSignal, { actor }: Context<Charter>): Decision {
  if (!mayNoteSignal(actor)) return refuse('watch.note_not_allowed');
  if (found.file === null) return refuse('watch.not_found', { file });
  if (found.import === null) return refuse('watch.no_signal', { series, area, period });
  const wanted = NOTES.find((one) => one === state);
  if (!wanted) return refuse('watch.no_state', {}, 'state');
  if (Object.keys(words).length === 0) return refuse('watch.no_reason', {}, 'words');
  return { acts: [{ kind: 'watch.signal_noted', dossier: DESK, payload: { file, series, area, period, import: found.import, state: wanted, words }, audience: [PARTIES] }] };
}
