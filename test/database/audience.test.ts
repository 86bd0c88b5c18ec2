import { beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/core/refusal.ts';
import type { Desk } from '../../src/desk.ts';
import { findMatters } from '../../src/features/search/index.ts';
import { gapsOf, lifeOf, openGaps } from '../../src/features/timeline/index.ts';
import { chainOf, discloseAct, recentActs } from '../../src/platform/acts.ts';
import { brokenLink } from '../../src/core/chain.ts';
import { contents, csto, onDatabases } from '../testbed.ts';
import { commands, MISSING, type Named } from './commands.ts';
import { AT, counts, MARK, matters, maySee, openMatterDesk, readers, seen, strangers, tell, WRITTEN, type Hidden } from './hidden.ts';

type Seen = Record<string, string[] | null>;

onDatabases((kind) => {
  let desk: Desk;
  let told: Hidden;
  let without: Record<string, Seen>;
  let withThem: Record<string, Seen>;
  const look = async (): Promise<Record<string, Seen>> => {
    const all: Record<string, Seen> = {};
    for (const reader of Object.keys(readers)) all[reader] = await seen(desk, reader);
    return all;
  };

  beforeAll(async () => {
    desk = await openMatterDesk(kind);
    await tell(desk, false);
    without = await look();
    desk = await openMatterDesk(kind);
    told = await tell(desk, true);
    withThem = await look();
  });

  const rowsOf = (all: Seen): string[] => Object.values(all).flatMap((rows) => rows ?? []);

  test('the mark was written into every field, and whoever may read a matter reads all of it', () => {
    const text = (reader: string): string => rowsOf(withThem[reader]!).join('\n');
    for (const reader of ['TJK', 'KGZ', 'officer']) for (const what of WRITTEN) expect(text(reader), `${reader}: ${what}`).toContain(`canary-two ${what}`);
    for (const reader of ['TJK', 'officer']) expect(text(reader)).toContain('canary-alone position objects');
    for (const reader of ['officer', 'general', 'admin']) expect(text(reader)).toContain('canary-inside text second paragraph');
  });

  test.each(Object.keys(readers))('%s: no row of any table shows a matter that is hidden from this reader', (reader) => {
    const all = withThem[reader]!;
    for (const matter of matters) {
      if (maySee(reader, matter)) continue;
      expect(rowsOf(all).filter((row) => row.includes(`canary-${matter}`))).toEqual([]);
      const { dossier, warning, proposal, consultation, text, procedure } = told[matter].at;
      const ids = [dossier, warning, proposal, consultation, text, procedure].filter((id) => id !== '').map((id) => `"${id}"`);
      expect(rowsOf(all).filter((row) => ids.some((id) => row.includes(id))), 'not even by its number').toEqual([]);
    }
  });

  test.each(strangers)('%s: counts in every table what would be there without them', (reader) => {
    expect(counts(withThem[reader]!)).toEqual(counts(without[reader]!));
    expect(rowsOf(withThem[reader]!).filter((row) => MARK.test(row))).toEqual([]);
  });

  test('what everybody reads about all acts are numbers and hashes', () => {
    for (const [table, columns] of [['head', ['id', 'seq', 'hash', 'clock_at']], ['numbers', ['series', 'last']]] as const) {
      for (const row of withThem.anonymous![table]!) expect(Object.keys(JSON.parse(row) as object)).toEqual(columns);
    }
    for (const table of ['attempts', 'calendar_feeds', 'credentials', 'digest_looks', 'sessions', 'upkeep', 'visits']) for (const reader of Object.keys(readers)) expect(withThem[reader]![table]).toBeNull();
  });

  test.each(strangers)('%s: neither search, nor timeline, nor the acts, nor the check of a chain shows them', async (reader) => {
    await desk.database.read(readers[reader]!.tokens, async (lease) => {
      expect(await findMatters(lease, 'canary')).toEqual([]);
      expect((await recentActs(lease, { limit: 1000 })).filter((act) => MARK.test(JSON.stringify(act)))).toEqual([]);
      expect([...(await gapsOf(lease, { charter: csto, now: AT }, null)).keys()].filter((id) => id !== told.open.at.dossier)).toEqual([]);
      expect((await openGaps(lease, { charter: csto, now: AT }, 100)).map((one) => one.dossier).filter((id) => id !== told.open.at.dossier)).toEqual([]);
      for (const matter of matters) {
        const { dossier } = told[matter].at;
        expect(await findMatters(lease, dossier)).toEqual([]);
        expect(await chainOf(lease, dossier)).toEqual([]);
        expect(await recentActs(lease, { dossier, limit: 10 })).toEqual([]);
        expect(await lifeOf(lease, { charter: csto, now: AT }, dossier)).toEqual(await lifeOf(lease, { charter: csto, now: AT }, 'D-901'));
        expect(await gapsOf(lease, { charter: csto, now: AT }, [dossier])).toEqual(new Map());
      }
    });
    const visible = new Set(withThem[reader]!.acts!.map((row) => (JSON.parse(row) as { seq: number }).seq));
    const newest = await desk.database.read([], (lease) => lease.db.selectFrom('head').select('seq').executeTakeFirstOrThrow());
    await desk.database.read(readers[reader]!.tokens, async (lease) => {
      for (let seq = 1; seq <= newest.seq; seq++) expect((await discloseAct(lease, seq)) !== null, `act ${seq}`).toBe(visible.has(seq));
    });
  });

  describe('a command about a hidden matter is refused as one about no matter', () => {
    /** Each refusal, with the identifiers of the hidden matter put in place of those that do not exist. */
    async function refusals(reader: string, offices: readonly string[], about: Named, through: string | null): Promise<Record<string, string>> {
      const actor = { ...readers[reader]!, offices: [...readers[reader]!.offices, ...offices] };
      const all: Record<string, string> = {};
      for (const [name, command] of Object.entries(commands(about, actor, through))) {
        const result = await desk.perform(actor, command);
        if (!isRefusal(result)) throw new Error(`${name} was recorded`);
        all[name] = Object.entries(MISSING).reduce((text, [key, id]) => text.replaceAll(`"${about[key as keyof Named]}"`, `"${id}"`), JSON.stringify(result));
      }
      return all;
    }

    const EVERY_OFFICE = ['permanent_delegate', 'desk_officer', 'secretary_general', 'administrator'];
    const some = Object.keys(readers).filter((reader) => matters.some((matter) => !maySee(reader, matter)));
    const asked = some.flatMap((reader) => [{ reader, offices: [], and: 'as it is' }, { reader, offices: EVERY_OFFICE, and: 'had this reader every office' }]);
    test.each(asked)('$reader, $and', async ({ reader, offices }) => {
      desk.clock.set('2028-03-01T09:00:00.000Z'); // Armenia presides: its delegate may circulate
      const before = await contents(desk.database);
      for (const matter of matters.filter((one) => !maySee(reader, one))) {
        const about = { ...MISSING, ...Object.fromEntries(Object.entries(told[matter].at).filter(([, value]) => value !== '')) } as Named;
        for (const through of [null, told.open.at.dossier, 'desk']) {
          expect(await refusals(reader, offices, about, through), `${matter} through ${through}`).toEqual(await refusals(reader, offices, MISSING, through));
        }
      }
      expect(await contents(desk.database)).toEqual(before);
      desk.clock.set(AT);
    });

    test('and the rules were asked: whoever has the right reads that there is nothing, and the named party does not', async () => {
      desk.clock.set('2028-03-01T09:00:00.000Z');
      const about = told.two.at as Named;
      const code = async (reader: string): Promise<string[]> =>
        Object.values(await refusals(reader, EVERY_OFFICE, about, told.open.at.dossier)).map((line) => (JSON.parse(line) as { code: string }).code);
      expect(await code('ARM')).toEqual([
        'dossier.not_found', 'dossier.not_found', 'warnings.proposal_not_found', 'warnings.proposal_not_found', 'warnings.proposal_not_found', 'warnings.proposal_not_found', 'dossier.not_found', 'dossier.not_found', 'consultations.unknown_warning', 'consultations.not_found', 'dossier.not_found', 'texts.unknown_consultation',
        'texts.not_found', 'texts.not_found', 'procedures.no_version', 'procedures.not_found', 'procedures.not_found', 'publication.not_found', 'dossier.not_found', 'measures.warning_not_found',
      ]);
      desk.clock.set(AT);
      const result = await desk.perform(readers.BLR!, commands(about, readers.BLR!, null).takePosition!);
      const own = await desk.perform(readers.TJK!, commands(about, readers.TJK!, null).takePosition!);
      expect([result, own]).toMatchObject([{ code: 'dossier.not_found' }, { code: 'procedures.stale_text' }]);
    });
  });

  test('an announcement shows the public the statement, its act, the links without content, and nothing else', async () => {
    const before = withThem.anonymous!;
    await told.alone.announcement();
    const after = await seen(desk, 'anonymous');
    const dossier = told.alone.at.dossier;
    const links = await desk.database.read(['public'], (lease) => chainOf(lease, dossier));
    const grown = Object.keys(after).map((table) => [table, (after[table]?.length ?? 0) - (before[table]?.length ?? 0)] as const);
    const more = Object.fromEntries(grown.filter(([, n]) => n !== 0));
    expect(more).toEqual({ acts: 1, publications: 1, links: links.length, chains: 1, numbers: 1 });
    expect(links.length).toBeGreaterThan(10);
    expect(brokenLink(links)).toBeNull();
    for (const link of links) expect(Object.keys(link).sort()).toEqual(['commitment', 'dossier', 'hash', 'head', 'no', 'seq']);

    const fresh = rowsOf(after).filter((row) => MARK.test(row));
    expect(fresh).toHaveLength(2);
    const shown = WRITTEN.filter((what) => fresh.some((row) => row.includes(`canary-alone ${what}`)));
    expect(shown).toEqual(['text title', 'text heading', 'text last paragraph', 'position reserves']);
    const act = after.acts!.map((row) => JSON.parse(row) as { kind: string; dossier: string; audience: string[] }).filter((one) => one.dossier === dossier);
    expect(act).toMatchObject([{ kind: 'publication.announced', audience: ['public'] }]);
    const publication = JSON.parse(after.publications![0]!) as { symbol: string; dossier: string; text: string };
    expect(publication).toMatchObject({ symbol: told.alone.at.symbol, dossier, text: told.alone.at.text });
    for (const reader of ['BLR', 'an analyst of TJK-1']) {
      expect(rowsOf(await seen(desk, reader)).filter((row) => MARK.test(row)), reader).toEqual(fresh);
    }
  });
});
