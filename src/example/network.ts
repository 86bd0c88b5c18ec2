import { existsSync } from 'node:fs';
import type { Actor } from '../core/act.ts';
import type { Charter } from '../core/charter/schema.ts';
import { DIRECTORY_TYPE, fingerprint, keyidOf, RECORD_TYPE, seal } from '../core/exchange/envelope.ts';
import { nextEntry, START, type Head } from '../core/exchange/lane.ts';
import { sealPage, toFile } from '../core/exchange/page.ts';
import { TLP, type AnyRecord, type Body, type Kind } from '../core/exchange/record.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addHours } from '../core/time.ts';
import type { Words } from '../core/words.ts';
import type { Desk } from '../desk.ts';
import { acceptPeer, cardOf, importLane, publishRecords, takeDirectory, type Draft } from '../features/exchange/index.ts';
import { beginPaper, reviewComment, sharePaper } from '../features/papers/index.ts';
import { actorFrom, OPERATOR } from '../features/people/index.ts';
import { askTasking } from '../features/taskings/index.ts';
import { makeKey, makeNode, means, nodeFile, opened, signerOf, writePrivate, type Node, type SecretKey } from '../platform/keys.ts';
import type { Command } from '../platform/perform.ts';
import { EXAMPLE_PEOPLE } from './people.ts';
import { StoryRefused } from './story.ts';

/** The example desk as the node of a secretariat, beside six invented centres whose answers were carried to it in files. Their keys are thrown away when all is told. */
export type ExampleNetwork = { readonly self: Node; readonly officers: readonly SecretKey[]; readonly centres: readonly Node[] };

/** Identifiers of what the example publishes, and of what came to it: the same on every example desk. */
const numbered = (n: number): string => `0180b6e4-7800-7000-8000-${String(n).padStart(12, '0')}`;
export const EXAMPLE_RECORDS = { tasking: numbered(1), paper: numbered(3), assessment: numbered(5), recall: numbered(7), answer: numbered(100) } as const;

const NET = 'example';
const FROM = '2022-01-01T00:00:00.000Z';
const CENTRES = ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK'] as const;
const SECRETARIAT: Words = { en: 'Secretariat', ru: 'Секретариат' };

/** Makes the keys. Null where the folder has a node already: it is what it is. */
export function exampleNetwork(dataFolder: string): ExampleNetwork | null {
  const file = nodeFile(dataFolder);
  if (existsSync(file)) return null;
  const officers = [makeKey(), makeKey(), makeKey()];
  const anchor = { need: 2, officers: officers.map(({ key }, i) => ({ name: `Officer ${i + 1}`, key })) };
  const node = (id: string, name: string) => makeNode({ net: NET, node: id, name, endpoint: null, readers: ['secretariat'], anchor }, FROM);
  const self = node('secretariat', SECRETARIAT.en!);
  writePrivate(file, self);
  return { self: opened(self), officers, centres: CENTRES.map((party) => opened(node(`${party}-1`, party))) };
}

const both = (en: string, ru: string): Words => ({ en, ru });
const amber: AnyRecord['marking'] = { scheme: TLP.scheme, level: 'AMBER', reshare: 'no', public: false, caveats: [] };
const source = (title: string, grade: string, published: string | null) => ({ title, grade, published });

type Given = { from: (typeof CENTRES)[number]; hour: number; kind: Kind; body: unknown; refs: AnyRecord['refs']; id?: string };
const answer = (title: Words, judgement: Words, low: number, high: number, confidence: Body<'answer'>['confidence'], sources: Body<'answer'>['sources'], rest: Partial<Body<'answer'>> = {}): Body<'answer'> =>
  ({ title, judgement, likelihood: { low, high }, confidence, sources, assumptions: [], alternatives: [], changes: [], ...rest });

const QUESTION = both('Would the reception points of the border districts hold a second wave of arrivals before July?', 'Выдержат ли пункты приёма приграничных районов вторую волну прибытий до июля?');
const BACKGROUND = both('Arrivals have fallen since March; stocks of tents and food are at the level of last autumn. Invented for the example.', 'Прибытия сокращаются с марта; запасы палаток и продовольствия на уровне прошлой осени. Вымышлено для примера.');
const ANSWERS: readonly { from: (typeof CENTRES)[number]; body: Body<'answer'> }[] = [
  { from: 'TJK', body: answer(both('The points hold one wave of the size of March, and not two at once.', 'Пункты выдержат одну волну размера мартовской, но не две сразу.'), both('Places for 4 000 stand ready; a wave of the size of March takes 3 100 of them for five weeks. A second one within that time finds a quarter of the places that it needs.', 'Готово 4 000 мест; волна размера мартовской занимает 3 100 из них на пять недель. Вторая в этот срок найдёт четверть нужных мест.'), 0.6, 0.8, 'high', [source('Count of places, district authorities (invented)', 'A1', '2022-05-04'), source('Register of arrivals (invented)', 'B2', '2022-04')], { assumptions: [both('The road stays open.', 'Дорога остаётся открытой.')], changes: [both('A third point at the crossing.', 'Третий пункт у перехода.')] }) },
  { from: 'KGZ', body: answer(both('They hold, if stocks are moved from the north by June.', 'Выдержат, если к июню перевезти запасы с севера.'), both('What is missing is tents, not places; they lie two days away and have no owner in the plan.', 'Не хватает палаток, а не мест; они в двух днях пути, и в плане за них никто не отвечает.'), 0.45, 0.65, 'moderate', [source('Stock list of the emergency service (invented)', 'B2', '2022-05')], { alternatives: [both('The families move on within days, as in autumn.', 'Семьи уезжают дальше за считаные дни, как осенью.')] }) },
  { from: 'KAZ', body: answer(both('A second wave before July is unlikely, so that the question of holding does not arise.', 'Вторая волна до июля маловероятна, так что вопрос о вместимости не встаёт.'), both('The figures of three years show no second peak before August.', 'Данные трёх лет не показывают второго пика до августа.'), 0.7, 0.9, 'moderate', [source('UNHCR monthly figures', 'A2', '2022-04')], { changes: [both('Fighting in the two northern provinces.', 'Бои в двух северных провинциях.')] }) },
  { from: 'RUS', body: answer(both('They do not hold without fuel for the pumps.', 'Без топлива для насосов не выдержат.'), both('Water is the first limit: at 2 500 people the wells run dry in the evening.', 'Первый предел — вода: при 2 500 человек колодцы к вечеру пустеют.'), 0.5, 0.75, 'low', [source('Visit of engineers (invented)', 'C3', '2022-03')]) },
];

/** Tells it to a desk on which the example was told. */
export async function tellNetwork(desk: Desk, { self, officers, centres }: ExampleNetwork): Promise<void> {
  const actors = new Map(EXAMPLE_PEOPLE.map((one) => [one.person, actorFrom({ ...one, closed: false, example: true })]));
  const officer = actors.get('officer')!;
  const does = async <S>(actor: Actor, what: string, command: Command<Charter, S> | Refusal): Promise<readonly { payload: unknown }[]> => {
    const done = isRefusal(command) ? command : await desk.perform(actor, command);
    if (isRefusal(done)) throw new StoryRefused(what, done);
    return done.acts;
  };
  const at = desk.clock.now();
  const { parties } = await desk.database.read(OPERATOR.tokens, (lease) => desk.charter(lease));
  const nameOf = ({ node, name }: Node): Words => parties.find((party) => party.centre?.id === node)?.centre?.name ?? (node === self.node ? SECRETARIAT : { en: name });
  const members = [self, ...centres].map((node) => ({ ...(cardOf(node) as { member: object }).member, name: nameOf(node) }));
  const directory = { v: 1, net: NET, version: 1, prev: null, issued: FROM, quorum: self.anchor!, nodes: members };
  await does(OPERATOR, 'directory', takeDirectory(self, seal(means, DIRECTORY_TYPE, directory, officers.slice(0, 2).map(signerOf)), null));
  for (const { node, identity } of centres) await does(OPERATOR, node, acceptPeer(self, { node, fingerprint: fingerprint(keyidOf(means, identity.key)!) }, null));
  const sending = { marking: amber, author: { role: 'Desk officer', name: null }, lang: 'en' } as const;
  const [asked] = await does(officer, 'tasking', askTasking(self, { ...sending, to: centres.map(({ node }) => node), question: QUESTION, background: BACKGROUND, answerBy: addHours(at, 30) }, [EXAMPLE_RECORDS.tasking, numbered(2)], null));
  const tasking = asked!.payload as { id: string; hash: string };

  const heads = new Map<string, Head>();
  let fresh = 100;
  /** Records of one centre, on its lane to here, as a file that was carried. */
  const carry = async (from: string, all: readonly Omit<Given, 'from'>[]): Promise<{ id: string; hash: string }[]> => {
    const centre = centres.find(({ node }) => node === `${from}-1`)!;
    const lane = { from: centre.node, to: self.node };
    let head = heads.get(from) ?? START;
    const sent = all.map(({ hour, kind, body, refs, id = numbered(fresh++) }) => {
      const record = { v: 1, net: NET, id, rev: 1, kind, origin: centre.node, author: { role: 'duty analyst', name: null }, created: addHours(at, hour), validUntil: null, lang: 'en', audience: { label: '', members: [self.node], future: false }, marking: amber, refs, attachments: [], body };
      const { payload, signatures } = seal(means, RECORD_TYPE, record, [centre.signer]);
      const hash = `sha256:${means.sha256(means.fromBase64(payload)!)}`;
      const next = nextEntry(means, lane, head, hash, addHours(at, hour));
      head = next.head;
      return { id, hash, entry: next.entry, payload: means.textOf(means.fromBase64(payload)!)!, ...signatures[0]! };
    });
    heads.set(from, head);
    const page = sealPage(means, centre.signer, { net: NET, lane, asked: null, head, more: false, at }, sent.map(({ entry, payload, keyid, sig }) => ({ entry, payload, keyid, sig })), RECORD_TYPE);
    const taken = await importLane(desk, desk.exchange!, centre.node, toFile(means, page));
    if (isRefusal(taken)) throw new StoryRefused(`lane of ${from}`, taken);
    return sent.map(({ id, hash }) => ({ id, hash }));
  };
  const answers = new Map<string, { id: string; hash: string }>();
  for (const [i, { from, body }] of ANSWERS.entries()) answers.set(from, (await carry(from, [{ hour: -3 + i * 0.5, kind: 'answer', body, refs: [{ rel: 'answers', id: tasking.id, hash: tasking.hash }] }]))[0]!);
  await carry('TJK', [{ hour: -1, kind: 'dissent', refs: [{ rel: 'disputes', ...answers.get('KAZ')! }], body: { text: both('The figures of three years hold no year in which both provinces were fought over at once; they say nothing of this one.', 'В данных трёх лет нет года, когда бои шли сразу в обеих провинциях; об этом годе они ничего не говорят.'), paragraph: null } }]);

  const [begun] = await does(officer, 'paper', beginPaper(self, {
    tasking: tasking.id, title: both('Reception points before July: what they hold and what they lack', 'Пункты приёма до июля: что они вмещают и чего им не хватает'),
    paragraphs: [
      { words: both('The points hold one wave of the size of March. Two at once they do not hold: places, water and tents run out in that order of distance from the crossing.', 'Пункты вмещают одну волну размера мартовской. Двух сразу не выдержат: мест, воды и палаток не хватит.'), sources: [answers.get('TJK')!.hash, answers.get('RUS')!.hash] },
      { words: both('Tents lie two days away and have no owner in the plan. Naming one costs nothing and should not wait.', 'Палатки в двух днях пути, и в плане за них никто не отвечает. Назвать ответственного ничего не стоит, и ждать с этим не следует.'), sources: [answers.get('KGZ')!.hash] },
      { words: both('Whether a second wave comes before July is disputed among the centres; the paper does not settle it.', 'Придёт ли вторая волна до июля, центры оценивают по-разному; документ этого не решает.'), sources: [answers.get('KAZ')!.hash, answers.get('TJK')!.hash] },
    ],
  }, officer, null));
  const paper = (begun!.payload as { id: string }).id;
  const shared = await does(officer, 'share', sharePaper(self, { ...sending, paper, revision: 1, to: centres.map(({ node }) => node), change: { what: {}, why: {} }, expires: null }, [EXAMPLE_RECORDS.paper, numbered(4)], null));
  const snapshot = shared[0]!.payload as { id: string; hash: string };
  const said = { id: snapshot.id, hash: snapshot.hash };
  const [proposal] = await carry('KGZ', [{ hour: 0, kind: 'proposal', refs: [{ rel: 'proposes', ...said }], body: { text: both('Say who: “the emergency service of the party that hosts the point”.', 'Сказать кто: «служба по чрезвычайным ситуациям принимающей стороны».'), paragraph: 2 } }]);
  await carry('RUS', [{ hour: 0, kind: 'comment', refs: [{ rel: 'comments', ...said }], body: { text: both('Paragraph 1 should give the number at which water ends: 2 500 people.', 'В пункте 1 следует назвать число, при котором кончается вода: 2 500 человек.') } }]);
  await does(officer, 'review', reviewComment(self, { paper, revision: 1, record: proposal!.hash, taken: true, reason: both('Paragraph 2 will name it in the next revision.', 'Пункт 2 назовёт её в следующей редакции.') }, null));

  const draft = (kind: Kind, body: unknown, to: readonly string[]): Draft => ({ kind, body, id: null, change: null, to, label: '', marking: amber, refs: [], author: sending.author, validUntil: null, lang: 'en' });
  const [assessed] = await does(officer, 'assessment', publishRecords(self, [draft('assessment', answer(both('Prices of flour rise in the border districts until harvest.', 'Мука в приграничных районах дорожает до урожая.'), both('Two of three suppliers have stopped. Invented for the example.', 'Двое из трёх поставщиков прекратили поставки. Вымышлено для примера.'), 0.6, 0.8, 'low', [source('Market notes (invented)', 'C3', '2022-05')]), ['KGZ-1', 'TJK-1'])], [EXAMPLE_RECORDS.assessment, numbered(6)], null));
  const wrong = assessed!.payload as { id: string };
  const [recall] = await does(officer, 'recall', publishRecords(self, [draft('recall', { id: wrong.id, reason: both('The notes were of another district.', 'Заметки были о другом районе.'), scope: 'withdraw', keep: [] }, [])], [EXAMPLE_RECORDS.recall, numbered(8)], null));
  const { hash, entries } = recall!.payload as { hash: string; entries: { to: string; epoch: number; seq: number }[] };
  const place = entries.find(({ to }) => to === 'TJK-1')!;
  await carry('TJK', [{ hour: 0, kind: 'receipt', refs: [], body: { items: [{ epoch: place.epoch, seq: place.seq, hash, outcome: 'hidden', why: null }] } }]);
}
