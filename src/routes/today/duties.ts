import type { Fact } from '#core/refusal.ts';
import { hoursBetween, sayDay, sayInstant, type Place } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { consultationsWords } from '#features/consultations/index.ts';
import { operationsWords } from '#features/operations/index.ts';
import { proceduresWords } from '#features/procedures/index.ts';
import { signalsWords } from '#features/signals/index.ts';
import { dueBefore, headlineOf, shortlist, todayWords, type Duty, type Revision, type Role } from '#features/today/index.ts';
import type { Shape } from '#web/marks.ts';
import { sayDeadline, sayDuration, upperFirst } from '#web/say.ts';
import { bodyName, partyName } from '../edge.ts';
import { countIn, type Asked } from './shared.ts';

/** How duties are said on the page: names for identifiers, words for states, and the title of the day. */
const SHAPES: Readonly<Record<string, Shape>> = { accept: 'agree', more: 'reserve', reject: 'object', agrees: 'agree', reserves: 'reserve', aside: 'aside', abstains: 'abstain', objects: 'object', recused: 'recused', silent: 'silent' };
const STATES: Readonly<Record<Duty['state'], Shape>> = { not_started: 'silent', answered: 'agree', silent: 'silent', lapsed: 'lapsed', waiting: 'silent', late: 'due', broken: 'object', vacant: 'absent', returned: 'reserve' };
const ANSWERS: Readonly<Record<string, string>> = { accept: 'accepted', more: 'asksMore', reject: 'rejected' };

export function sayTitle({ duties, day }: Asked, locals: App.Locals, capital: Place | null): string {
  const { lang, now, charter } = locals;
  const w = todayWords[lang].ui;
  const said = headlineOf(duties, now, day.end);
  const left = (at: string): string => sayDuration(hoursBetween(now, at), lang);
  const when = (at: string): string => {
    const { hour, zone } = sayDeadline(at, charter.seat, capital, now, lang);
    return `${hour} ${zone}`;
  };
  switch (said.says) {
    case 'nothing':
      return w.nothing!;
    case 'open':
      return upperFirst(countIn(w, lang, 'open', said.n));
    case 'later':
      return fill(w.later!, { when: when(said.next) });
    case 'today':
      return upperFirst(countIn(w, lang, `today_${said.noun}`, said.n) + fill(said.n === 1 ? w.alone! : w.first!, { time: left(said.next) }));
    case 'late':
      return upperFirst(countIn(w, lang, `late_${said.noun}`, said.late) + (said.next === null ? fill(said.late === 1 ? w.since! : w.firstSince!, { when: when(said.since) }) : countIn(w, lang, 'more', said.more, { time: left(said.next) })));
  }
}

export const codeOf = ({ charter, lang }: App.Locals, party: string): string => say(charter.parties.find((p) => p.id === party)?.short ?? { en: party }, lang);
/** Ids of parties in the order of the charter. */
export const inOrder = ({ charter }: App.Locals, ids: readonly string[]): string[] => charter.parties.map((p) => p.id).filter((id) => ids.includes(id));

function articleName({ charter, lang }: App.Locals, id: string): string {
  const articles = charter.procedures.flatMap((p) => (p.rule.kind === 'consultation' ? p.rule.articles : []));
  return say(articles.find((a) => a.id === id)?.name ?? { en: id }, lang);
}

/** A party or a body by its id. */
const addressee = (locals: App.Locals, id: string): string => (locals.charter.bodies.some((b) => b.id === id) ? bodyName(locals, id) : partyName(locals, id));

/** Whom an operation is to be told to. */
const partnerOf = ({ charter, lang }: App.Locals, { to }: Duty['about']): string => (to ?? []).map((id) => say(charter.partners.find((one) => one.id === id)?.name ?? { en: id }, lang)).join(', ');

function small(duty: Duty, locals: App.Locals, changed: readonly number[]): string {
  const w = todayWords[locals.lang].ui;
  const { id, about } = duty;
  const facts: Record<string, Fact> = { id, version: about.version ?? 0, paragraphs: about.paragraphs ?? 0 };
  switch (duty.kind) {
    case 'answer':
    case 'draft':
      return fill(w.d_answer!, { id, party: partyName(locals, about.party!), article: articleName(locals, about.article!), warning: about.warning! });
    case 'position':
      return changed.length > 0 ? fill(w.d_lapsed!, { ...facts, changed }) : fill(w.d_position!, facts);
    case 'consult':
      return fill(w.d_consult!, { id, to: (about.to ?? []).map((one) => addressee(locals, one)), options: about.options ?? 0, hours: about.leadHours ?? 0 });
    case 'approve':
    case 'returned':
      return fill(w.d_proposal!, { id, to: (about.to ?? []).map((one) => addressee(locals, one)), options: about.options ?? 0 });
    case 'signal':
      return fill(w.d_signal!, { level: signalsWords[locals.lang].ui[`l_${about.level!}`]!, when: sayInstant(about.raised!, locals.charter.seat, locals.lang) });
    case 'commitment':
      return fill(w.d_commitment!, { id });
    case 'tasking':
      return w.d_tasking!;
    case 'meeting':
    case 'papers':
    case 'record':
      return fill(w[`d_${duty.kind}`]!, { id, to: (about.to ?? []).map((one) => addressee(locals, one)), items: about.items ?? 0, bare: about.bare ?? 0 });
    case 'report':
      return fill(w.d_report!, { day: sayDay(about.due!, locals.lang) });
    case 'operation': {
      const owed = fill(operationsWords[locals.lang].ui[`owed_${about.demand}`]!, { to: partnerOf(locals, about), name: about.name ? say(about.name, locals.lang) : '' });
      const file = id.split(' ')[0]!;
      return about.due === undefined ? fill(w.d_operation!, { id: file, owed }) : fill(w.d_operationBy!, { id: file, owed, day: sayDay(about.due, locals.lang) });
    }
    case 'overdue':
      return fill(w.d_overdue!, { id, owed: (about.owed ?? []).map((party) => partyName(locals, party)) });
    case 'office':
      return about.to?.length ? fill(w.d_officeOf!, { parties: about.to.map((party) => partyName(locals, party)) }) : '';
    default:
      return fill(w.d_text!, facts);
  }
}

/** More than so many are read page by page of a list, not on the page of the day. */
const MOST = 20;

/** @param all whether a long list is shown whole */
export function sayDuties({ duties: every, day, role }: Asked, locals: App.Locals, revisions: readonly Revision[], all: boolean) {
  const { lang, now } = locals;
  const duties = all ? every : shortlist(every, now, day.end, MOST);
  const w = todayWords[lang].ui;
  const due = new Set(dueBefore(duties, day.end));
  const answerWord = (answer: string): string => (answer in ANSWERS ? consultationsWords[lang].ui[ANSWERS[answer]!] : proceduresWords[lang].ui[`s_${answer}`]) ?? answer;
  return duties.map((duty) => {
    const revision = duty.kind === 'position' && duty.state !== 'answered' ? revisions.find((one) => one.text === duty.id) : undefined;
    const changed = revision ? revision.changes.flatMap((c) => (c.changed && c.after !== null ? [c.after] : [])) : [];
    const lapsed = revision?.lapse.changed ?? [];
    const state = !revision ? w[`s_${duty.state}`]! : lapsed.length > 0 ? fill(w.s_lapsed!, { paragraphs: lapsed }) : fill(w.s_lapsedAll!, { version: revision.before.version });
    const asked = revision ? 'lapsed' : duty.kind === 'consult' && role.party === null ? 'warn' : duty.kind;
    return {
      kind: duty.kind, id: duty.id, href: duty.href, dossier: duty.dossier, by: duty.by, what: inLang(duty.what, lang), small: small(duty, locals, changed), example: duty.example,
      asked: duty.kind === 'operation' ? fill(w[`k_op_${duty.about.demand}`]!, { to: partnerOf(locals, duty.about) }) : w[`k_${asked}`]!, state: { shape: revision ? 'lapsed' : STATES[duty.state], text: state } satisfies { shape: Shape; text: string },
      action: w[duty.state === 'answered' ? 'a_answered' : revision ? 'a_lapsed' : `a_${duty.kind}`]!, hot: due.has(duty), late: duty.by !== null && duty.by <= now && duty.state !== 'answered',
      answered: duty.answered === null ? null : inOrder(locals, Object.keys(duty.answered)).map((party) => {
        const mine = party === role.party && revision !== undefined;
        const answer = duty.answered![party]!;
        return { code: codeOf(locals, party), name: partyName(locals, party), shape: mine ? ('lapsed' as Shape) : (SHAPES[answer] ?? 'silent'), word: mine ? state : answer === 'silent' ? w.markSilent! : answerWord(answer) };
      }),
    };
  });
}

/** What the empty list says, and where to go instead, for each role. */
export function nothingFor(role: Role, locals: App.Locals): { what: string; why: string; links: { href: string; label: string }[] } {
  const w = todayWords[locals.lang].ui;
  const link = (href: string, key: string) => ({ href, label: w[key]! });
  if (role.party !== null) return { what: fill(w.none_delegate!, { party: partyName(locals, role.party) }), why: w.none_delegateDo!, links: [link('/warnings', 'toWarnings')] };
  if (role.analyses) return { what: w.none_analyst!, why: w.none_analystDo!, links: [link('/warnings', 'toWarnings'), link('/series', 'toSeries')] };
  if (role.manages && !role.warns) return { what: w.none_admin!, why: w.none_adminDo!, links: [link('/people', 'toPeople')] };
  return { what: w.none_secretariat!, why: w.none_secretariatDo!, links: [link('/dossiers', 'toDossiers'), link('/warnings', 'toWarnings')] };
}
