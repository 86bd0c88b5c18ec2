import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodingOf } from '../../src/core/ingest/text.ts';
import { READERS } from '../../src/features/sources/readers.ts';
import { mutations, samples } from '../cases/readers.ts';

/** READERS_SEED tries one seed again; READERS_CASES another number of cases. */
const seed = Number(process.env.READERS_SEED ?? Math.floor(Math.random() * 1_000_000));
const cases = Number(process.env.READERS_CASES ?? 102_000);

const EVENTS = join(import.meta.dirname, '../../../shared/data/events');
const REAL: readonly [id: string, path: string][] = [
  ['hapi-food-security', 'hapi/hdx_hapi_food_security_afg.csv'], ['hapi-idps', 'hapi/hdx_hapi_idps_afg.csv'], ['hxl', 'ucdp/conflict_data_BGD.hxl.csv'], ['idmc-idps', 'unhcr/idmc-idps-region.csv'], ['idmc-idu', 'idmc/ind_idmc_idu_events.csv'],
  ['iom-dtm', 'iom-dtm/iom-dtm-afg-admin0-2.hxl.csv'], ['ipc', 'ipc/ipc_afg_area_long.csv'], ['unhcr-asylum-applications', 'unhcr/asylum_applications-afg-tjk-uzb-tkm.csv'], ['unhcr-population', 'unhcr/population-afg-centralasia-caucasus.csv'],
  ['unodc-individual-seizures', 'unodc/unodc-ids-2011-2016.russia-central-asia-routes.csv'], ['gdelt-mentions', 'gdelt/mentions-20170701234500.sample1635.csv'], ['gdacs', 'gdacs/gdacs-rss-24h.first-item.xml'],
];
/** The beginning of a file is as easily broken as the whole, and sooner read. */
const SOME = 4000;

function real(): { id: string; text: string }[] {
  const files = [...REAL, ...readdirSync(join(EVENTS, 'cap')).map((file): [string, string] => ['cap', `cap/${file}`])];
  return files.map(([id, path]) => {
    const bytes = readFileSync(join(EVENTS, path));
    const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
    return { id, text: id === 'cap' || id === 'gdacs' ? text : text.slice(0, text.lastIndexOf('\n', SOME) + 1) };
  });
}

const texts = [...samples, ...(existsSync(EVENTS) ? real() : [])];
if (!existsSync(EVENTS)) process.stderr.write('\n!!! ../shared is not here: only invented files were mutated !!!\n\n');

test(`${cases} mutated files of every source: nothing thrown, no hang, nothing that could not be stored (seed ${seed})`, { timeout: 3_600_000 }, () => {
  expect(new Set(texts.map(({ id }) => id)).size).toBe(READERS.length);
  expect(mutations(texts, cases, seed)).toBeGreaterThan(cases);
});
