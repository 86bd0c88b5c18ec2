import type { Act, Actor } from '../core/act.ts';
import { DESK } from '../core/act.ts';
import type { Charter } from '../core/charter/schema.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Words } from '../core/words.ts';
import { noteFacts, type NoteFact } from '../features/article/index.ts';
import { addSource, claimOutcome, reportUse } from '../features/commitments/index.ts';
import { recordFact } from '../features/dossiers/index.ts';
import { recordEntry } from '../features/operations/index.ts';
import type { Command } from '../platform/perform.ts';
import { WHO_AND_WHAT, type Stated } from './article-facts.ts';
import { SAID } from './article-said.ts';
import { PLEDGE_SOURCES, source } from './commitments.ts';
import { ARTICLE } from './facts.ts';

/** The article of May 2022: what it says that the desk did not hold yet, and where each of its facts is kept. Nothing here is invented but who records it. */
export const ARTICLE_FACTS: readonly Stated[] = [...WHO_AND_WHAT, ...SAID];
export const MEETING_TITLE: Words = { en: 'Meeting of the leaders in Moscow, 16 May 2022', ru: 'Встреча лидеров в Москве, 16 мая 2022 года' };

/** Where facts are kept: the page that shows the act, the kind of the act, and words in it where there are several. */
const KEPT: Readonly<Record<string, readonly [page: string, kind: string, words?: string]>> = {
  charter: ['/charter', 'charter.in_force'], rotation: ['/offices/chair', 'charter.in_force'], representative: ['/offices/special_representative', 'charter.in_force'], general: ['/offices/secretary_general', 'offices.taken_up'],
  un: ['/partners/UN', 'charter.in_force'], sco: ['/partners/SCO', 'charter.in_force'], cis: ['/partners/CIS', 'charter.in_force'], deepen: ['/partners/UN', 'partners.entered', 'Deepen cooperation'],
  watch: ['/watch/southern-borders', 'watch.file_set'], sources: ['/commitments/sources', 'commitments.source_added', 'Satubaldina'],
  taliban: ['/dossiers/D-5', 'dossiers.fact_recorded', 'Taliban take control'], southern: ['/dossiers/D-5', 'dossiers.fact_recorded', 'Southern borders named'],
  decided: ['/operations/OP-1', 'operations.decided'], withdrawn: ['/operations/OP-1', 'operations.stage_entered', 'The withdrawal ends'], protests: ['/operations/OP-1', 'operations.claimed', 'Zhanaozen'], first: ['/operations/OP-1', 'operations.claimed', 'first use'],
  borders: ['/commitments/CM-1', 'commitments.recorded'], equip: ['/commitments/CM-2', 'commitments.recorded'], office: ['/commitments/CM-3', 'commitments.recorded'], goal: ['/commitments/CM-4', 'commitments.recorded'], tools: ['/commitments/CM-4', 'commitments.claimed', 'All the tools'],
  voice: ['/commitments/CM-5', 'commitments.recorded'], analysis: ['/commitments/CM-6', 'commitments.recorded'], network: ['/commitments/CM-7', 'commitments.recorded'], autumn: ['/commitments/CM-8', 'commitments.recorded'], partners: ['/commitments/CM-9', 'commitments.recorded'],
  belarus: ['/commitments/CM-10', 'commitments.recorded'], bishkek: ['/commitments/CM-11', 'commitments.recorded'], interaction: ['/exercises/EX-2', 'exercises.planned'], brotherhood: ['/exercises/EX-6', 'exercises.planned'],
};

/** Documents that give another value of a fact of the article. */
const OTHERS = {
  length: source('Item 23386', 'The Times of Central Asia', 'en', '2024', 'B', 'Independent press; no stake of its own in the matter is known', 'Независимая печать; собственного интереса в деле не известно'),
  most: source('Reports of 11 January 2022 (Sputnik; AP by way of ccbsnews.info)', 'Sputnik; AP', 'en', '2022-01-11', 'C', 'A state agency of one party, and an agency outside the parties', 'Государственное агентство одной из Сторон и агентство вне Сторон'),
  least: source('Item a3883831', 'Kazinform', 'en', '2022-01-11', 'B', 'State news agency of Kazakhstan, the host', 'Государственное агентство Казахстана, принимающей Стороны'),
};
const RIVALS: Readonly<Record<string, readonly { readonly value: Words; readonly source: keyof typeof OTHERS }[]>> = {
  MET1: [{ value: { en: '1 374.2 km, of them 1 184.4 river and 189.8 land', ru: '1 374,2 км, из них 1 184,4 по реке и 189,8 по суше' }, source: 'length' }],
  EVT8: [{ value: { en: 'announced: no more than ten days from 13 January', ru: 'объявлено: не более десяти дней с 13 января' }, source: 'most' }, { value: { en: 'announced: at least ten days from 13 January', ru: 'объявлено: не менее десяти дней с 13 января' }, source: 'least' }],
};

/** What of the goal of taking part in peacekeeping is used, as two of the sources have it; of units offered no figure was found, and none stands here. */
const USES: readonly { readonly indicator: Words; readonly value: string; readonly unit: Words; readonly on: string; readonly source: 'article' | 'protocol' }[] = [
  { indicator: { en: 'Uses of the peacekeeping forces, by decision of the Council', ru: 'Применения миротворческих сил по решению Совета' }, value: '1', unit: { en: 'use', ru: 'применение' }, on: '2022-01', source: 'article' },
  { indicator: { en: 'Ratifications of the protocol on a coordinating state', ru: 'Ратификации протокола о координирующем государстве' }, value: '3', unit: { en: 'of 6 parties', ru: 'из 6 Сторон' }, on: '2023-02-02', source: 'protocol' },
];

type Tell = <S>(actor: Actor, what: string, command: Command<Charter, S> | Refusal) => Promise<readonly Act[]>;
type Told = { readonly tell: Tell; readonly officer: Actor; dossier(title: Words): Promise<string>; /** Acts of these kinds, oldest first. */ acts(kinds: readonly string[]): Promise<readonly Act[]> };

/** Reads the article into the desk, after all else has been told. */
export async function tellArticle({ tell, officer, dossier, acts }: Told): Promise<void> {
  const made = async (act: Promise<readonly Act[]>): Promise<Act> => (await act)[0]!;
  const sources = new Map<string, string>();
  for (const [key, one] of Object.entries(OTHERS)) sources.set(key, ((await made(tell(officer, 'source', addSource(one, null)))).payload as { id: string }).id);
  const known = await acts(['commitments.source_added', 'operations.requested']);
  const article = (known.find((one) => (one.payload as { hash?: string }).hash === PLEDGE_SOURCES.article!.hash)!.payload as { id: string }).id;
  const kazakhstan = known.find((one) => (one.payload as { id?: string }).id === 'OP-1')!;
  await tell(officer, 'claim', recordEntry({
    operation: 'OP-1', discrepancy: {}, entry: { what: 'claim', on: '2022-01-06', about: 'event', statement: { en: 'An article of May 2022 calls it the first use of the peacekeeping provision', ru: 'Статья мая 2022 года пишет: это первое применение положения о миротворчестве' }, by: { en: 'Kazinform', ru: 'Казинформ' }, source: ARTICLE, grade: 'B3' },
  }, { dossier: kazakhstan.dossier }, null));
  await tell(officer, 'claim', claimOutcome({ commitment: 'CM-4', status: 'open', on: '2022-05-16', until: null, words: { en: 'All the tools that are needed have been created, says Tokayev.', ru: 'Все нужные инструменты созданы, говорит Токаев.' }, source: article, credibility: 3 }, { dossier: DESK }, null));
  const protocol = (known.find((one) => (one.payload as { title?: string }).title === PLEDGE_SOURCES.protocol!.title)!.payload as { id: string }).id;
  for (const { source: of, ...use } of USES) await tell(officer, 'use', reportUse({ commitment: 'CM-4', ...use, source: of === 'article' ? article : protocol }, { dossier: DESK }, null));
  const meeting = await dossier(MEETING_TITLE);
  const told = new Map<string, number>();
  for (const one of ARTICLE_FACTS) {
    if (!('lane' in one.place)) continue;
    const fact = await made(tell(officer, 'fact', recordFact({ dossier: meeting, lane: one.place.lane, from: '2022-05-16', to: null, report: false, what: one.what, who: one.who, source: ARTICLE, rivals: {}, carried: [] }, null)));
    told.set(one.fact, fact.seq);
  }
  const all = await acts([...new Set(Object.values(KEPT).map(([, kind]) => kind))]);
  const placeOf = (one: Stated): { page: string; act: number; value: Words } => {
    if ('lane' in one.place) return { page: `/dossiers/${meeting}`, act: told.get(one.fact)!, value: one.what };
    const { kept, value } = one.place;
    if (kept.startsWith('said:')) return { page: `/dossiers/${meeting}`, act: told.get(kept.slice('said:'.length))!, value };
    const [page, kind, words = ''] = KEPT[kept]!;
    const thing = page.split('/')[2] ?? '';
    const holds = (act: Act): boolean => act.kind === kind && (act.dossier === thing || kind === 'charter.in_force' || thing === 'sources' || JSON.stringify(act.payload).includes(`"${thing}"`)) && JSON.stringify(act.payload).includes(words);
    return { page, act: all.find(holds)!.seq, value };
  };
  const notes = ARTICLE_FACTS.map((one): NoteFact => ({
    source: article, fact: one.fact, kind: one.kind, what: one.what, who: one.who, on: one.on, until: one.until, quote: one.quote, from: one.from, to: one.from + one.quote.length, ...placeOf(one),
    rivals: (RIVALS[one.fact] ?? []).map(({ value, source: key }) => ({ value, source: sources.get(key)! })), again: false,
  }));
  await tell(officer, 'article', noteFacts(notes, null));
}
