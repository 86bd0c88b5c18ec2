import type { Actor } from '../../src/core/act.ts';
import type { Words } from '../../src/core/words.ts';
import type { Desk } from '../../src/desk.ts';
import { EXAMPLE_PEOPLE } from '../../src/example/people.ts';
import { actorFrom } from '../../src/features/people/rules.ts';
import { chain, type Chain } from '../chain.ts';
import { analyst, chair, officer, setUp, signedDelegates, stillClock, tablesOf, openTestDesk, type Kind } from '../testbed.ts';
import { codeOf, column, NO_PRIVILEGE } from './probe.ts';

/** Matters that some may not read: every word written into them carries a mark that is nowhere else. */
export const MARK = /canary-[a-z]+/;

/** Tajikistan presides, so a matter for Tajikistan alone can go the whole way. */
export const AT = '2027-03-02T09:00:00.000Z';
const presiding = signedDelegates.TJK;

/** Everything that can be written into a matter with a consultation in it. */
export const WRITTEN = [
  'dossier title', 'warning sentence', 'warning consequence', 'warning option', 'warning answer-by reason', 'consultation question', 'answer reason',
  'text title', 'text heading', 'text first paragraph', 'text second paragraph', 'text last paragraph', 'position objects', 'position reserves',
  'fact source', 'fact what', 'fact who', 'fact rivals', 'fact carried', 'fact withdrawn',
] as const;

const saying = (mark: string) => (what: string): Words => ({ en: `canary-${mark} ${what}`, ru: `canary-${mark} ${what} (ru)` });

/** For Tajikistan alone; for Tajikistan and Kyrgyzstan, with a consultation; for the secretariat. */
export type Hidden = { alone: Chain; two: Chain; inside: Chain; open: Chain };

export const openMatterDesk = (kind: Kind): Promise<Desk> => openTestDesk(kind, { clock: stillClock(AT) });

/** A desk with one matter that every party reads, and with or without the hidden ones before it. */
export async function tell(desk: Desk, hidden: boolean): Promise<Hidden> {
  await setUp(desk);
  const alone = chain(desk, { marking: 'named', named: ['TJK'], chair: presiding, say: saying('alone') });
  const two = chain(desk, { marking: 'named', named: ['TJK', 'KGZ'], chair: presiding, say: saying('two') });
  const inside = chain(desk, { marking: 'secretariat', say: saying('inside') });
  const open = chain(desk, { chair: presiding });
  if (hidden) {
    await alone.warning();
    await disputed(alone, saying('alone'));
    await two.warning();
    await two.sendBack(await two.proposal(officer));
    await two.consultation('TJK', { KGZ: 'more' });
    await disputed(two, saying('two'));
    await inside.dossier();
    await inside.fact('warning', '2020-02-03');
    await inside.text({ revisions: 1 });
  }
  await open.warning();
  await open.proposal(officer);
  await open.consultation('KAZ', { BLR: 'more' });
  await open.text({ revisions: 1 });
  await open.silence([['KAZ', { kind: 'reserves' }]]);
  return { alone, two, inside, open };
}

/** A text that meets an objection, is changed, and runs again with a reservation. */
async function disputed(matter: Chain, say: (what: string) => Words): Promise<void> {
  await matter.fact('warning', '2019-04');
  await matter.withdrawFact(await matter.fact('decision', '2021'));
  await matter.text({ revisions: 1 });
  await matter.silence([['TJK', { kind: 'objects' }]]);
  await matter.revise([{ part: 'operative', heading: say('text heading'), words: say('text last paragraph') }]);
  await matter.freeze();
  await matter.silence([['TJK', { kind: 'reserves' }]]);
}

/** Whom a hidden matter is hidden from: delegates, an analyst of each kind, and whoever is not signed in. */
const named = (person: string): Actor => actorFrom({ ...EXAMPLE_PEOPLE.find((p) => p.person === person)!, closed: false, example: false });
const anonymous: Actor = { person: 'nobody', name: '', party: null, centre: null, secretariat: false, offices: [], tokens: ['public'] };
export const readers: Readonly<Record<string, Actor>> = {
  ARM: chair, BLR: signedDelegates.BLR, KAZ: signedDelegates.KAZ, KGZ: signedDelegates.KGZ, RUS: signedDelegates.RUS, TJK: signedDelegates.TJK,
  'an analyst of KAZ-1': analyst, 'an analyst of TJK-1': named('analyst'), anonymous, officer, general: named('general'), admin: named('admin'),
};
const MAY_READ: Record<keyof Omit<Hidden, 'open'>, readonly string[]> = {
  alone: ['TJK', 'officer', 'general', 'admin'],
  two: ['TJK', 'KGZ', 'officer', 'general', 'admin'],
  inside: ['officer', 'general', 'admin'],
};
export const matters = ['alone', 'two', 'inside'] as const;
export const maySee = (reader: string, matter: (typeof matters)[number]): boolean => MAY_READ[matter].includes(reader);
export const strangers = Object.keys(readers).filter((reader) => matters.every((matter) => !maySee(reader, matter)));

/** Everything a reader sees, table by table: every row as text, or null where the reader has no privilege at all. */
export async function seen(desk: Desk, reader: string): Promise<Record<string, string[] | null>> {
  const all: Record<string, string[] | null> = {};
  for (const table of await desk.database.own(tablesOf)) {
    let rows: string[] = [];
    const refused = await codeOf(desk.database.read(readers[reader]!.tokens, async (lease) => {
      rows = await column(lease, `select row_to_json(t)::text as name from ${table} t order by 1`);
    }));
    if (refused !== null && refused !== NO_PRIVILEGE) throw new Error(`${table}: ${refused}`);
    all[table] = refused === null ? rows : null;
  }
  return all;
}

export function counts(all: Record<string, string[] | null>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows && rows.length]));
}
