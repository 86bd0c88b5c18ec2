import { DESK } from '../../core/act.ts';
import { digest } from '../../core/canonical.ts';
import type { Charter } from '../../core/charter/schema.ts';
import type { Command } from '../../platform/perform.ts';
import { markedMonth } from '../series/index.ts';
import { readWatchFile, type WatchFault } from './read.ts';
import { noteSignal as decideNote, setFile as decideFile, type NoteSignal, type SignalToNote } from './rules.ts';
import { fileById } from './store.ts';

/** Reads a watch file and makes the command that puts it in force, or lists every mistake in it. */
export function setWatchFile(input: { text: string; file: string; once: string | null }): Command<Charter, { digest: string | null }> | WatchFault[] {
  const file = readWatchFile(input.text, input.file);
  if (Array.isArray(file)) return file;
  return {
    dossier: DESK,
    once: input.once,
    load: async (lease) => ({ digest: (await fileById(lease, file.id))?.digest ?? null }),
    decide: (state, context) => decideFile(state, { file, digest: digest(input.text), name: input.file }, context),
  };
}

export function noteSignal(input: NoteSignal, once: string | null): Command<Charter, SignalToNote> {
  return {
    dossier: DESK,
    once,
    load: async (lease) => {
      const found = await fileById(lease, input.file);
      const watched = found?.file.signals.some((s) => s.series === input.series && s.areas.includes(input.area)) ?? false;
      return { file: found?.id ?? null, import: watched ? ((await markedMonth(lease, input))?.import ?? null) : null };
    },
    decide: (state, context) => decideNote(state, input, context),
  };
}
