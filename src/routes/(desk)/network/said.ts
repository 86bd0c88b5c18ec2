import type { Actor } from '#core/act.ts';
import type { AnyRecord } from '#core/exchange/record.ts';
import { TLP } from '#core/exchange/record.ts';
import { sayInstant } from '#core/time.ts';
import { fill, inLang, say, sayNumber, type Words } from '#core/words.ts';
import { activePeers, exchangeWords, keyring, type Shown } from '#features/exchange/index.ts';
import type { Desk } from '#desk';
import type { ReadLease } from '#platform/desk.ts';
import { bodyName, partyName, textOf } from '../../edge.ts';

export type Exchange = NonNullable<Desk['exchange']>;
type Ui = Record<string, string>;
/** This desk as a node, for one reader: its name, the names of others, and those to whom something may be sent. */
export type Here = { readonly exchange: Exchange; readonly me: string; readonly peers: readonly { id: string; name: string }[]; name(id: string): string };

/** Null where the desk is no node, or the exchange is not this reader's to read. */
export async function hereOf(lease: ReadLease, locals: App.Locals): Promise<Here | null> {
  const { exchange } = locals.desk;
  if (!exchange || !exchange.node.readers.some((token) => locals.tokens.includes(token))) return null;
  const keys = await keyring(lease);
  const names = new Map(keys.directory?.directory.nodes.map(({ id, name }) => [id, say(name, locals.lang)]));
  const me = exchange.node.node;
  if (!names.has(me)) names.set(me, exchange.node.name);
  const name = (id: string): string => names.get(id) ?? id;
  return { exchange, me, name, peers: activePeers(keys).map(({ node }) => ({ id: node, name: name(node) })) };
}

export type Said = { text: string; lang: string };
/** A piece of a record as it is read: prose, a list, sources with their grades, or a plain value. */
export type Part = { label: string; prose?: Said[]; numbered?: boolean; list?: Said[]; sources?: { title: string; grade: string; published: string | null }[]; value?: string; at?: string };

export const sayShare = (share: number, lang: string): string => sayNumber(Math.round(share * 1000) / 10, lang);
const range = ({ low, high }: { low: number; high: number }, lang: string): string => `${sayShare(low, lang)}–${sayShare(high, lang)} %`;

/** What a record is called in a list. */
export function titleOf(record: AnyRecord, lang: string, w: Ui): Said {
  const words = (given: Words): Said => inLang(given, lang);
  const plain = (text: string): Said => ({ text, lang });
  switch (record.kind) {
    case 'assessment': case 'answer': case 'warning': case 'paper': return words(record.body.title);
    case 'forecast': case 'tasking': return words(record.body.question);
    case 'comment': case 'dissent': case 'proposal': return words(record.body.text);
    case 'recall': return words(record.body.reason);
    case 'receipt': return plain(fill(w.items_n!, { n: record.body.items.length }));
    default: return plain(w[`k_${record.kind}`] ?? record.kind);
  }
}

/** What a record says below its title. @param name of a node, as it is called here */
export function partsOf(record: AnyRecord, locals: App.Locals, w: Ui, name: (node: string) => string = (node) => node): Part[] {
  const { lang, charter } = locals;
  const at = (instant: string): string => sayInstant(instant, charter.seat, lang);
  const prose = (label: string, ...words: readonly (Words | null)[]): Part[] => {
    const said = words.filter((one): one is Words => one !== null).map((one) => inLang(one, lang));
    return said.length > 0 ? [{ label: w[label]!, prose: said }] : [];
  };
  const list = (label: string, all: readonly Words[]): Part[] => (all.length > 0 ? [{ label: w[label]!, list: all.map((one) => inLang(one, lang)) }] : []);
  switch (record.kind) {
    case 'assessment': case 'answer': {
      const { body } = record;
      return [
        { label: w.likelihood!, value: range(body.likelihood, lang) }, { label: w.confidence!, value: w[`c_${body.confidence}`] ?? body.confidence }, ...prose('reasoning', body.judgement),
        ...(body.sources.length > 0 ? [{ label: w.sources!, sources: body.sources }] : []), ...list('assumptions', body.assumptions), ...list('alternatives', body.alternatives), ...list('changes', body.changes),
      ];
    }
    case 'warning': {
      const { body } = record;
      return [
        { label: w.addressee!, value: body.addressee.map((id) => (charter.parties.some((one) => one.id === id) ? partyName(locals, id) : bodyName(locals, id))).join(', ') }, { label: w.answerBy!, value: at(body.answerBy), at: body.answerBy },
        ...(body.probability === null ? [] : [{ label: w.probability!, value: `${sayShare(body.probability, lang)} %` }]), ...prose('consequence', body.consequence), ...list('options', body.options),
        ...(body.sources.length > 0 ? [{ label: w.sources!, sources: body.sources }] : []),
      ];
    }
    case 'forecast': return [{ label: w.probability!, value: `${sayShare(record.body.probability, lang)} %` }, { label: w.horizon!, value: record.body.horizon }, ...prose('rule', record.body.rule), ...prose('because', record.body.because)];
    case 'tasking': return [{ label: w.answerBy!, value: at(record.body.answerBy), at: record.body.answerBy }, ...prose('background', record.body.background)];
    case 'paper': return [{ label: w.paragraphs!, numbered: true, prose: record.body.paragraphs.map((one) => inLang(one, lang)) }];
    case 'dissent': case 'proposal': return record.body.paragraph === null ? [] : [{ label: w.paragraph!, value: String(record.body.paragraph) }];
    case 'receipt': return [{ label: w.items!, list: record.body.items.map(({ epoch, seq, outcome, why }) => ({ text: `${epoch}:${seq} ${w[`o_${outcome}`] ?? outcome}${why === null ? '' : ` (${why})`}`, lang })) }];
    case 'recall': return [{ label: w.scope!, value: w[`scope_${record.body.scope}`] ?? record.body.scope }, ...(record.body.keep.length > 0 ? [{ label: w.keep!, value: record.body.keep.map(name).join(', ') }] : [])];
    case 'consent': return [{ label: w.consentTo!, value: record.body.to.map(name).join(', ') }];
    default: return [];
  }
}

/** "12 s ago": a time beside which the hour stands. @param wall by the machine */
export function sayAge(at: string, wall: string, w: Ui): string {
  const seconds = Math.max(0, (Date.parse(wall) - Date.parse(at)) / 1000);
  const [unit, n] = seconds < 90 ? ['s', seconds] : seconds < 5400 ? ['m', seconds / 60] : seconds < 129_600 ? ['h', seconds / 3600] : ['d', seconds / 86_400];
  return fill(w[`ago_${unit}`]!, { n: Math.round(Number(n)) });
}

/** Markings that may be chosen: TLP 2.0, then those of the charter. */
export const markingsIn = ({ charter, lang }: Pick<App.Locals, 'charter' | 'lang'>): { value: string; label: string }[] => [
  ...TLP.levels.map((level) => ({ value: `${TLP.scheme} ${level}`, label: `TLP:${level}` })),
  ...charter.markings.map((one) => ({ value: `${charter.id} ${one.id}`, label: say(one.name, lang) })),
];
export const DEFAULT_MARKING = `${TLP.scheme} AMBER`;
export function readMarking(form: FormData): AnyRecord['marking'] {
  const [scheme = '', ...level] = (textOf(form, 'marking') || DEFAULT_MARKING).split(' ');
  return { scheme, level: level.join(' '), reshare: form.get('reshare') === 'yes' ? 'origin-consent' : 'no', public: form.get('public') === 'yes', caveats: [] };
}
export const readTo = (form: FormData): string[] => form.getAll('to').filter((one): one is string => typeof one === 'string');
/** The office in which somebody writes; the person is not named outside. */
export const authorOf = (actor: Actor, { charter, lang }: Pick<App.Locals, 'charter' | 'lang'>): AnyRecord['author'] => ({ role: say(charter.offices.find(({ id }) => actor.offices.includes(id))?.name ?? { en: 'analyst', ru: 'аналитик' }, lang), name: null });

export const wordsOf = (locals: Pick<App.Locals, 'lang'>): Ui => exchangeWords[locals.lang].ui;
export const hrefOf = ({ origin, id }: Pick<Shown, 'origin' | 'id'>): string => `/network/records/${origin}/${id}`;
/** A line of a list of records. */
export const lineOf = (one: Shown, here: Here, locals: App.Locals, w: Ui) => ({
  href: hrefOf(one), hash: one.hash, kind: w[`k_${one.kind}`] ?? one.kind, rev: one.rev, mine: one.mine, from: here.name(one.origin), at: sayInstant(one.at, locals.charter.seat, locals.lang), title: one.record ? titleOf(one.record, locals.lang, w) : { text: w.purgedText!, lang: locals.lang },
  recalled: one.recalled !== null, example: one.example, marking: one.record ? sayMarking(one.record.marking, locals) : '',
});
export const sayMarking = ({ scheme, level }: Pick<AnyRecord['marking'], 'scheme' | 'level'>, locals: Pick<App.Locals, 'charter' | 'lang'>): string =>
  scheme === TLP.scheme ? `TLP:${level}` : say(locals.charter.markings.find(({ id }) => scheme === locals.charter.id && id === level)?.name ?? { en: `${scheme} ${level}` }, locals.lang);
