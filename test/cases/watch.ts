import { readFileSync } from 'node:fs';
import type { Decision } from '../../src/core/act.ts';
import { readWatchFile } from '../../src/features/watch/read.ts';
import { noteSignal, setFile, type NoteSignal, type SignalToNote } from '../../src/features/watch/rules.ts';
import type { WatchFile } from '../../src/features/watch/schema.ts';
import { analyst, as, chair, officer } from '../actors.ts';
import type { RefusalCase } from './refusal.ts';

export const WATCH_TEXT = readFileSync(new URL('../../charters/watch/southern-borders.yaml', import.meta.url), 'utf8');
export const southern = readWatchFile(WATCH_TEXT, 'southern-borders.yaml') as WatchFile;
export const DIGEST = 'a'.repeat(64);

export const set = (change: (file: WatchFile) => void = () => undefined, digest: string | null = null, context = as(officer)): Decision => {
  const file = structuredClone(southern);
  change(file);
  return setFile({ digest }, { file, digest: DIGEST, name: 'southern-borders.yaml' }, context);
};

export const note = (change: Partial<NoteSignal> = {}, found: Partial<SignalToNote> = {}, context = as(analyst)): Decision =>
  noteSignal({ file: 'southern-borders', import: 'I-1', ...found }, { file: 'southern-borders', series: 'ucdp-deaths', area: 'PAK', period: '2022-03', state: 'watched', words: { en: 'Two months in a row.' }, ...change }, context);

export const watchRefusals: readonly RefusalCase[] = [
  ['watch.not_allowed', 'a file by a delegate', () => set(undefined, null, as(chair))],
  ['watch.not_allowed', 'a file by an analyst', () => set(undefined, null, as(analyst))],
  ['watch.unchanged', 'the file that is in force', () => set(undefined, DIGEST), { facts: { file: 'southern-borders.yaml' } }],
  ['watch.unknown_owner', 'a body that the charter does not have', () => set((file) => void (file.owner = 'nobody')), {}],
  ['watch.unknown_party', 'a segment of a state that is no party', () => set((file) => void (file.segments[1]!.owner = 'NOR')), {}],
  ['watch.note_not_allowed', 'a note by a delegate', () => note({}, {}, as(chair))],
  ['watch.not_found', 'in a file that is not there', () => note({}, { file: null }), { facts: { file: 'southern-borders' } }],
  ['watch.no_signal', 'on a month that is not marked', () => note({}, { import: null }), { facts: { series: 'ucdp-deaths', area: 'PAK', period: '2022-03' } }],
  ['watch.no_state', 'without saying what it is', () => note({ state: '' }), { field: 'state' }],
  ['watch.no_state', 'with a state nobody knows', () => note({ state: 'warned' }), { field: 'state' }],
  ['watch.no_reason', 'without a reason', () => note({ words: {} }), { field: 'words' }],
];
