import type { AnyRecord, Body, RecordOf } from '../../core/exchange/record.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { say, type Words } from '../../core/words.ts';
import type { Alert, Info, Pair } from './shape.ts';
import { words } from './words.ts';

/**
 * What the records of the exchange are as CAP 1.2 messages. A first revision is an Alert; a later one an Update of all before it that are held
 * here; a recall a Cancel; a receipt an Ack of the recall that it answers, and an Error where it says that a record was refused, which is what
 * the standard calls a rejection. Nothing is said that the record does not: severity is Unknown, and no area or response type is named.
 */
export type Revision<R extends AnyRecord = AnyRecord> = { readonly record: R; readonly hash: string; /** Invented for the example desk. */ readonly example: boolean };
export type Warning = Revision<RecordOf<'warning'>>;

/** Z is forbidden; UTC is written as -00:00, and seconds are whole (section 3.3.2). */
export const capTime = (at: Instant): string => `${at.slice(0, 19)}-00:00`;
/** A record is told by its identifier, its revision and its hash, so that two texts of one revision are two messages. */
export const identifierOf = ({ record, hash }: Revision): string => `${record.id}.${record.rev}.${hash.slice('sha256:'.length).slice(0, 12)}`;
export const senderOf = ({ origin, net }: Pick<AnyRecord, 'origin' | 'net'>): string => `${origin}@${net}`;
const refer = (all: readonly Revision[]): string => all.map((one) => `${senderOf(one.record)},${identifierOf(one)},${capTime(one.record.created)}`).join(' ');
const both = (key: string): string => [words.en.ui[key]!, words.ru.ui[key]!].join(' ');
const lines = (...all: (string | null | undefined)[]): string => all.filter((one) => one !== null && one !== undefined && one !== '').join('\n');
const said = (of: Words): string => Object.values(of).join(' / ');

/**
 * Public is for everybody; Private is for the addresses alone, which is what a record of the exchange is: for the nodes it names. Where its
 * marking has caveats, these are the rule of who else may have it, and the standard calls that Restricted; the addresses are named then too.
 */
function scopeOf({ marking, audience, origin }: AnyRecord, to = audience.members): Pick<Alert, 'scope' | 'restriction' | 'addresses'> {
  if (marking.public && marking.level === 'CLEAR') return { scope: 'Public' };
  const addresses = (to.length === 0 ? [origin] : to).join(' ');
  const restriction = marking.caveats.map((one) => one.trim()).filter((one) => one !== '').join('; ');
  return restriction === '' ? { scope: 'Private', addresses } : { scope: 'Restricted', restriction, addresses };
}

/** Nobody acts on what is invented: the standard has Test for that. An exercise is acted on by those who take part, and is named in the note. */
const statusOf = ({ record, example }: Warning): Alert['status'] => (example ? 'Test' : record.body.exercise !== undefined ? 'Exercise' : 'Actual');
const whyNot = ({ record, example }: Warning): string => lines(record.body.exercise, example ? both('invented') : null);
/** Special handling: what the marking says, for whoever reads codes. */
const codes = ({ marking }: AnyRecord): string[] => [`marking:${marking.scheme}:${marking.level}`, `reshare:${marking.reshare}`];

const about = (record: AnyRecord, hash: string, example: boolean): Pick<Alert, 'identifier' | 'sender' | 'sent' | 'code'> =>
  ({ identifier: identifierOf({ record, hash, example }), sender: senderOf(record), sent: capTime(record.created), code: codes(record) });

/** @param before earlier revisions that are held here: an Update must name what it follows, and where nothing of it is held this is the first that is heard */
export function alertOf(warning: Warning, before: readonly Warning[]): Alert {
  const { record, hash, example } = warning;
  const earlier = before.filter((one) => one.record.rev < record.rev);
  const change = record.change === undefined ? null : `${said(record.change.what)}. ${said(record.change.why)}`;
  return {
    ...about(record, hash, example), status: statusOf(warning), msgType: earlier.length > 0 ? 'Update' : 'Alert', ...scopeOf(record),
    note: lines(whyNot(warning), change), ...(earlier.length > 0 ? { references: refer(earlier) } : {}), incidents: record.id, info: languagesOf(record).map((lang) => infoOf(warning, lang)),
  };
}

/**
 * What a recall takes back, as a Cancel without a word of it. A recall that leaves some nodes their text cancels for the others alone: it names those
 * revisions that any of them had. Refused where nothing that it cancels is known by its hour any more.
 * @param of every revision of the record that is held, in order
 */
export function cancelOf({ record, hash, example }: Revision<RecordOf<'recall'>>, of: readonly Warning[]): Alert | Refusal {
  const left = record.audience.members.filter((node) => !record.body.keep.includes(node));
  const gone = record.body.keep.length === 0 ? of : of.filter((one) => one.record.audience.members.some((node) => left.includes(node)));
  const newest = gone.at(-1);
  if (!newest) return refuse('cap.nothing_to_cancel', { id: record.body.id });
  return { ...about(record, hash, example), status: statusOf(newest), msgType: 'Cancel', ...scopeOf(newest.record, left), note: lines(whyNot(newest), said(record.body.reason)), references: refer(gone), incidents: record.body.id };
}

/** What a receipt says of warnings and of recalls of them. @param known by hash: what it answers, and the warning that is meant, to say in whose name it is Test or Exercise */
export function answersOf({ record, hash, example }: Revision<RecordOf<'receipt'>>, known: ReadonlyMap<string, { answered: Revision; warning: Warning }>): Alert[] {
  const told = record.body.items.flatMap((item) => { const found = known.get(item.hash); return found ? [{ item, ...found }] : []; });
  const answer = (msgType: 'Ack' | 'Error', of: typeof told, note: string): Alert[] => (of.length === 0 ? [] : [{
    ...about(record, hash, example), identifier: `${identifierOf({ record, hash, example })}.${msgType}`, status: statusOf(of[0]!.warning), msgType, ...scopeOf(record),
    note: lines(whyNot(of[0]!.warning), note), references: refer(of.map(({ answered }) => answered)), incidents: [...new Set(of.map(({ warning }) => warning.record.id))].join(' '),
  }]);
  const [refused, taken] = [told.filter(({ item }) => item.outcome === 'refused'), told.filter(({ item }) => item.outcome !== 'refused')];
  const outcomes = (of: typeof told, tell: (item: Body<'receipt'>['items'][number]) => string | null): string => [...new Set(of.map(({ item }) => tell(item) ?? ''))].join(', ');
  return [...answer('Ack', taken, outcomes(taken, ({ outcome }) => outcome)), ...answer('Error', refused, outcomes(refused, ({ why }) => why))];
}

/** The languages in which all of it is said, that of the record first; where there is none, the one of the title. */
function languagesOf({ body, lang }: RecordOf<'warning'>): string[] {
  const parts = [body.title, body.consequence, ...body.options];
  const whole = Object.keys(body.title).filter((one) => parts.every((part) => part[one] !== undefined)).sort((a, b) => Number(b === lang) - Number(a === lang) || (a < b ? -1 : 1));
  return whole.length > 0 ? whole : [Object.keys(body.title).sort((a, b) => Number(b === lang) - Number(a === lang))[0]!];
}

const HOUR = 3_600_000;
/** Less than this rounds to nought percent: "not expected to occur (p ~ 0)". */
const NOUGHT = 0.005;

/** "Likely (p > ~50%)", "possible but not likely (p <= ~50%)", "not expected to occur (p ~ 0)"; Observed is said of what occurred, and no probability says that (section 3.2.2). */
export const certaintyOf = (probability: number | null): Info['certainty'] => (probability === null ? 'Unknown' : probability > 0.5 ? 'Likely' : probability >= NOUGHT ? 'Possible' : 'Unlikely');

/** Expected is "within next hour", Future is later; by the hour until which an answer is of use, seen from when it was signed. Immediate is nothing that a date says. */
export function urgencyOf(answerBy: Instant, created: Instant): Info['urgency'] {
  const left = Date.parse(answerBy) - Date.parse(created);
  return left <= 0 ? 'Past' : left <= HOUR ? 'Expected' : 'Future';
}

function infoOf({ record, hash }: Warning, lang: string): Info {
  const { body } = record;
  const parameter: Pair[] = [
    ['answerBy', capTime(body.answerBy)], ...body.addressee.map((one) => ['addressee', one] as const), ...(body.probability === null ? [] : [['probability', String(body.probability)] as const]),
    ...body.sources.map(({ title, grade, published }) => ['source', `${title} (${[grade, published].filter((one) => one !== null).join(', ')})`] as const), ['revision', String(record.rev)], ['sha256', hash.slice('sha256:'.length)],
  ].map(([valueName, value]) => ({ valueName: valueName!, value: value! }));
  const title = say(body.title, lang);
  return {
    language: lang, category: ['Security'], event: title, urgency: urgencyOf(body.answerBy, record.created), severity: 'Unknown', certainty: certaintyOf(body.probability), expires: capTime(record.validUntil ?? body.answerBy),
    senderName: `${record.author.name ?? record.author.role}, ${record.origin}`, headline: title, description: say(body.consequence, lang), instruction: body.options.map((one, i) => `${i + 1}. ${say(one, lang)}`).join('\n'), parameter,
  };
}
