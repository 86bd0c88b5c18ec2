import type { Act } from '#core/act.ts';
import { isInstant, sayInstant } from '#core/time.ts';
import type { Fact } from '#core/refusal.ts';
import { fill } from '#core/words.ts';
import { FEATURES } from '#desk';
import { linesOf, todayWords, type Seen, type Visit } from '#features/today/index.ts';
import { recentActs } from '#platform/acts.ts';
import type { ReadLease } from '#platform/desk.ts';
import type { Said } from '#platform/feature.ts';
import { actWords, partyName, peopleNames } from '../edge.ts';
import { listIn } from './shared.ts';

const MOST_ACTS = 60;
const MOST_LINES = 7;
/** Shown to somebody who has never looked before. */
const FIRST_ACTS = 12;

/** What an act did, in the words of its feature: closer than its kind where the feature says more. */
function whatOf(act: Act, { lang, charter }: App.Locals): string | null {
  const feature = FEATURES.find((one) => act.kind in one.acts);
  const says = feature?.acts[act.kind]?.says as ((payload: unknown) => Said) | undefined;
  if (!feature || !says) return null;
  const fact = (value: Fact): Fact => (typeof value === 'string' && isInstant(value) ? sayInstant(value, charter.seat, lang) : value);
  return says(act.payload).map(({ key, facts = {} }) => fill(feature.words[lang].ui[key] ?? key, Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, fact(value)])))).join(' ');
}

/** What others did since the visit before; on the first visit the newest acts. Acts the reader may not read are not there. */
export async function saySince(lease: ReadLease, visit: Visit, locals: App.Locals, me: string) {
  const { lang, charter } = locals;
  const w = todayWords[lang].ui;
  const before: Seen | null = visit.before;
  const acts = (await recentActs(lease, before === null ? { limit: FIRST_ACTS } : { after: before.seq, limit: MOST_ACTS })).filter((act) => before === null || act.person !== me);
  const name = acts.length > 0 ? await peopleNames(lease, locals) : String;
  const lines = linesOf(acts.map((act) => {
    const closer = whatOf(act, locals);
    return { who: act.party === null ? name(act.person) : partyName(locals, act.party), what: closer ?? actWords(lang, act.kind), seq: act.seq, at: act.effectiveAt, dossier: act.dossier, example: act.example };
  }));
  const rest = lines.slice(MOST_LINES).reduce((sum, line) => sum + line.acts, 0);
  return {
    at: before === null ? null : sayInstant(before.at, charter.seat, lang),
    lines: lines.slice(0, MOST_LINES).map((line) => ({ at: line.at, text: fill(w.line!, { who: listIn(lang, line.who), what: line.what }), href: `/acts/${line.seq}`, dossier: line.dossier === 'desk' ? null : line.dossier, no: line.seq, example: line.example })),
    more: rest === 0 ? null : acts.length === MOST_ACTS ? w.allActs! : fill(w.moreActs!, { n: rest }),
  };
}
