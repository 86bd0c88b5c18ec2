import { strToU8, zipSync } from 'fflate';
import { gzipSync } from 'node:zlib';
import type { Desk } from '../../src/desk.ts';
import { importFile, retryImport, type ImportCommand } from '../../src/features/sources/index.ts';
import { must, officer } from '../actors.ts';
import { ged, given } from './files.ts';

/** What is refused only when a file is opened. */
const take = (desk: Desk, bytes: Uint8Array) => desk.perform(officer, must<ImportCommand>(importFile({ source: 'ucdp-ged', given: given(bytes), once: null })));
export const twoFiles = zipSync({ 'a.csv': strToU8(ged({})), 'b.csv': strToU8(ged({})) });
export const zipped = zipSync({ 'ged.csv': strToU8(ged({}, { id: '2' })) });
export const gzipped = gzipSync(ged({}, { id: '2' }));

export const sourceFileCases: readonly (readonly [code: string, when: string, does: (desk: Desk) => Promise<unknown>])[] = [
  ['sources.not_utf8', 'a file in Latin-1', (desk) => take(desk, Buffer.from(ged({ side_b: 'Ansar Alláh' }), 'latin1'))],
  ['sources.bad_archive', 'a zip cut short', (desk) => take(desk, zipped.subarray(0, 300))],
  ['sources.bad_archive', 'a gzip cut short', (desk) => take(desk, gzipped.subarray(0, 200))],
  ['sources.bad_archive', 'a gzip with a byte changed', (desk) => take(desk, gzipped.map((byte, i) => (i === 100 ? byte ^ 255 : byte)))],
  ['sources.many_files', 'a zip with two files', (desk) => take(desk, twoFiles)],
  ['sources.no_import', 'reading an import again that never was', (desk) => desk.perform(officer, retryImport({ import: 'E-9', once: null }))],
];
