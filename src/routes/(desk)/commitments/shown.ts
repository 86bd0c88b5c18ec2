import { sayDate } from '#core/charter/dates.ts';
import { dayOf } from '#core/time.ts';
import { fill, inLang, plural, sayNumber } from '#core/words.ts';
import { commitmentsWords, readRegister, STATUSES, type ClaimRow, type Days, type Followed, type Source, type Standing, type Status } from '#features/commitments/index.ts';
import type { Shape } from '#web/marks.ts';
import { partyName, recall } from '../../edge.ts';

/** How commitments are said on pages and in the file of the register. */
export const STATUS_SHAPES: Readonly<Record<Status, Shape>> = { open: 'silent', continuing: 'silent', partly: 'reserve', decided: 'agree', done: 'agree', withdrawn: 'aside', not_verified: 'absent' };
export const ORDERS = ['longest', 'byMade', 'byNumber'] as const;
export type Asked = { readonly who: string; readonly status: Status | ''; readonly order: (typeof ORDERS)[number]; readonly overdue: boolean };

export function askedIn(url: URL, { charter }: App.Locals): Asked {
  const get = (name: string): string => url.searchParams.get(name) ?? '';
  const who = get('who');
  return {
    who: who === 'none' || charter.parties.some((one) => one.id === who) ? who : '', status: STATUSES.find((one) => one === get('status')) ?? '',
    order: ORDERS.find((one) => one === get('order')) ?? 'longest', overdue: get('overdue') === 'yes',
  };
}

/** The register on the day of the desk; kept until the next act or the next day. */
export async function registerOf(locals: App.Locals): Promise<{ followed: readonly Followed[]; sources: ReadonlyMap<string, Source> }> {
  const today = dayOf(locals.now, locals.charter.seat.zone);
  const { followed, sources } = await recall(locals, `commitments ${today}`, (lease) => readRegister(lease, today));
  return { followed, sources: new Map(sources.map((one) => [one.id, one])) };
}

const length = ({ standing }: Followed): number => standing.waits?.most ?? standing.took?.most ?? 0;

/** What is open comes first by how long it waits; what is settled after it. */
export function chosen(followed: readonly Followed[], { who, status, order, overdue }: Asked): Followed[] {
  const shown = followed.filter(({ commitment, standing }) => (who === '' || (commitment.party ?? 'none') === who) && (status === '' || standing.status === status) && (!overdue || standing.overdue));
  if (order === 'byMade') return shown;
  if (order === 'byNumber') return shown.sort((a, b) => a.commitment.number - b.commitment.number);
  const key = (one: Followed): number => length(one) + (one.standing.settled ? 0 : 1e6);
  return shown.sort((a, b) => key(b) - key(a) || a.commitment.number - b.commitment.number);
}

export const sayDays = ({ least, most }: Days, lang: 'en' | 'ru'): string => {
  const w = commitmentsWords[lang].ui;
  const forms = (key: string) => Object.fromEntries(['one', 'few', 'many', 'other'].flatMap((form) => (w[`${key}_${form}`] === undefined ? [] : [[form, w[`${key}_${form}`]!]])));
  if (least === most) return plural(lang, most, forms('days'));
  return fill(plural(lang, most, forms('range')), { least: sayNumber(least, lang) });
};

export function sayStanding(one: Followed, locals: App.Locals) {
  const { commitment, standing } = one;
  const { lang } = locals;
  const w = commitmentsWords[lang].ui;
  const days = standing.took ?? standing.waits;
  return {
    id: commitment.id, what: inLang(commitment.what, lang), quote: commitment.quote, language: commitment.language, pledger: inLang(commitment.pledger, lang), party: commitment.party === null ? null : partyName(locals, commitment.party),
    made: sayDate(commitment.made, lang), due: commitment.due === null ? null : sayDate(commitment.due, lang), status: standing.status, statusText: w[`s_${standing.status}`]!, shape: STATUS_SHAPES[standing.status], hint: w[`h_${standing.status}`]!, overdue: standing.overdue,
    days: days === null ? null : sayDays(days, lang), most: days?.most ?? 0, least: days?.least ?? 0, running: standing.took === null, asOf: standing.took === null ? fill(w.until!, { day: sayDate(standing.asOf, lang) }) : fill(w.to!, { day: outcomeDay(one, lang) }), rivals: standing.rivals.length, example: commitment.example,
  };
}

function outcomeDay({ claims, standing }: Followed, lang: 'en' | 'ru'): string {
  const claim = claims.find((one) => one.seq === standing.claim)!;
  return whenOf(claim, lang);
}

/** "9 October 2022", "12 January 2022 to 16 May 2022". */
export function whenOf(claim: Pick<ClaimRow, 'on_date' | 'until_date'>, lang: 'en' | 'ru'): string {
  const w = commitmentsWords[lang].ui;
  if (claim.on_date === null) return w.whenUnknown!;
  return claim.until_date === null ? sayDate(claim.on_date, lang) : fill(w.between!, { from: sayDate(claim.on_date, lang), to: sayDate(claim.until_date, lang) });
}

export const saySource = (source: Source | undefined, w: Readonly<Record<string, string>>, lang: 'en' | 'ru') => (source === undefined ? null : {
  id: source.id, title: source.title, language: source.language, publisher: source.publisher, published: source.published === null ? null : sayDate(source.published, lang), url: source.url, grade: source.grade, gradeText: w[`g${source.grade.toLowerCase()}`]!, owner: inLang(source.owner, lang), hash: source.hash,
});

/** Counted as the register is read aloud: done or decided, partly, open or continuing, not verified. */
export function countsOf(followed: readonly { standing: Pick<Standing, 'status'> }[]): { done: number; partly: number; open: number; unverified: number } {
  const n = (...of: Status[]): number => followed.filter(({ standing }) => of.includes(standing.status)).length;
  return { done: n('done', 'decided'), partly: n('partly'), open: n('open', 'continuing'), unverified: n('not_verified') };
}
