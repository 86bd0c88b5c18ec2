/**
 * Watch: which series are watched in which countries and along which borders, and the months that stand out.
 *
 * A watch file is data, put in force by an act. A signal is a statistical mark, computed on reading from the present
 * figures; nothing stored says "signal". What people say of one is an act; only a named person makes it a warning.
 */
import type { Feature } from '../../platform/feature.ts';
import { fileSet, signalNoted } from './schema.ts';
import { projectFileSet, projectSignalNoted } from './store.ts';
import { words } from './words.ts';

export const watch: Feature = {
  name: 'watch',
  acts: { 'watch.file_set': { payload: fileSet, project: projectFileSet }, 'watch.signal_noted': { payload: signalNoted, project: projectSignalNoted } },
  projections: { watch_files: 'id', signal_notes: 'seq' },
  words,
};

export { noteSignal, setWatchFile } from './commands.ts';
export { mayNoteSignal, maySetFile } from './rights.ts';
export { NOTES, type Alerts, type Count, type Segment, type WatchFile } from './schema.ts';
export { CLEARS_AFTER, LOOK_BACK, signalId, type SignalState } from './signals.ts';
export { fileById, listFiles, type FileInForce } from './store.ts';
export { lastMonth, lookAt, type Figures, type StatedSignal, type View } from './view.ts';
export { words as watchWords } from './words.ts';
