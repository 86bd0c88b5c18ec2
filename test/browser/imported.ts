import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { incidentFile } from '../../src/features/sources/incident-form.ts';
import { ged, type GedRow } from '../cases/files.ts';
import { gdeltRow } from '../cases/gdelt.ts';
import { incidents, type IncidentRow } from '../cases/incidents.ts';
import { comity, facts } from './command.ts';

const CLASHES: GedRow[] = [
  {}, { id: '2', date_start: '2022-01-27', date_end: '2022-01-28', date_prec: '2', where_prec: '4', source_headline: 'Shooting at the border; two killed', best: '2', deaths_a: '1', deaths_b: '1', low: '2', high: '3', side_b: 'Government of Kyrgyzstan' },
  { id: '3', country_id: '700', adm_1: 'Badakhshan Province', adm_2: '', where_coordinates: 'Afghanistan', where_prec: '6', date_prec: '5', date_start: '2022-01-01', date_end: '2022-12-31', code_status: 'Check geography', best: '41', deaths_a: '33', low: '30', high: '60' },
];

/** Two months in a country of which the example says nothing, and what became of them a file later: one taken back, one moved to another province. */
const TERMEZ = { country: 'UZB', province: 'Surxondaryo', place: 'Termez', latitude: '37.22', longitude: '67.27' };
const SAMARQAND = { country: 'UZB', province: 'Samarqand', place: 'Samarqand', latitude: '39.65', longitude: '66.96' };
const UNPLACED = { country: 'UZB', province: '', place: '', latitude: '', longitude: '', place_precision: 'country' };
const INCIDENTS: IncidentRow[] = [
  { incident: 'UZB-1', from: '2022-03-01', ...TERMEZ }, { incident: 'UZB-2', from: '2022-04-12', ...TERMEZ }, { incident: 'UZB-3', from: '2022-04-13', ...TERMEZ }, { incident: 'UZB-4', from: '2022-04-14', ...SAMARQAND }, { incident: 'UZB-5', from: '2022-04-15', ...UNPLACED },
  { incident: 'UZB-6', from: '2022-04-30', ...TERMEZ }, { incident: 'UZB-7', from: '2022-05-08', ...TERMEZ },
];
const CORRECTED: IncidentRow[] = [{ ...INCIDENTS[1]!, withdrawn: 'yes' }, { ...INCIDENTS[2]!, ...SAMARQAND }];

/** Takes incidents of members in beside a running server, and their corrections. */
export async function importIncidents(folder: string, which: 'first' | 'corrected'): Promise<void> {
  const files = mkdtempSync(join(tmpdir(), 'comity-files-'));
  try {
    const file = join(files, `${which}.csv`);
    writeFileSync(file, incidents(...(which === 'first' ? INCIDENTS : CORRECTED)));
    facts(await comity(folder, ['import', 'incidents', file, '--json']));
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

/** Takes files in beside a running server: UCDP twice, revised the second time, with a row that is refused; reports of GDELT; and an incident of a member. */
export async function importBeside(folder: string): Promise<Record<string, unknown>[]> {
  const files = mkdtempSync(join(tmpdir(), 'comity-files-'));
  try {
    const take = async (source: string, name: string, text: string, ...options: string[]): Promise<Record<string, unknown>> => {
      writeFileSync(join(files, name), text);
      return facts(await comity(folder, ['import', source, join(files, name), ...options, '--json'])).report as Record<string, unknown>;
    };
    return [
      await take('ucdp-ged', 'ged-1.csv', ged(...CLASHES), '--vintage', '25.1'),
      await take('ucdp-ged', 'ged-2.csv', ged({ best: '12', deaths_b: '11', high: '21' }, CLASHES[1]!, { id: '9', best: 'nine' }), '--vintage', '26.1'),
      await take('gdelt-events', 'reports.csv', Array.from({ length: 40 }, (_, n) => gdeltRow(n)).join('')),
      await take('incidents', 'incidents.csv', incidentFile({ incident: 'TJK-2022-001', from: '2022-04-30', country: 'TJK', province: 'Khatlon', district: 'Panj', kind: 'border_shooting', parties: 'Border guards|Unknown men', killed: '0', injured: '1', certainty: 'reported', summary: 'Shots across the river, invented.', sources: 'Report 17|https://example.org/17' })),
    ];
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

const MEMBERS = [['ARM', 'AM'], ['BLR', 'BY'], ['KAZ', 'KZ'], ['KGZ', 'KG'], ['RUS', 'RU'], ['TJK', 'TJ']] as const;

/** Takes invented roll calls of two years in, a third of them not unanimous, and invented contributions to two missions. */
export async function importUnitedNations(folder: string): Promise<void> {
  const files = mkdtempSync(join(tmpdir(), 'comity-files-'));
  const calls = Array.from({ length: 24 }, (_, n) => MEMBERS.map(([, code], i) => `${9000 + n},99,${2030 + (n % 2)}-12-${String(1 + (n >> 1)).padStart(2, '0')},R/99/${n},"INVENTED",${code},,${n % 3 === 0 && i === 4 ? 'no' : 'yes'}`)).flat();
  const sent = MEMBERS.map(([code], i) => `2031-03-31,,${code},${i % 2 === 0 ? 'UNABC' : 'UNXYZ'},NA,NA,${i},${i},${10 * i},NA,${11 * i}`);
  try {
    for (const [source, text] of [['unga-votes', ['rcid,session,date,unres,short,country_code,country,vote', ...calls]], ['un-contributions', ['Date,Contributor,Contributor_ISO-3,Mission,Experts_on_Mission,Formed_Police_Units,Individual_Police,Civilian_Police,Troops,Observers,Total', ...sent]]] as const) {
      writeFileSync(join(files, `${source}.csv`), `${text.join('\n')}\n`);
      facts(await comity(folder, ['import', source, join(files, `${source}.csv`), '--json']));
    }
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}
