import type { Charter } from '../../core/charter/schema.ts';
import type { AnyRecord, RecordOf } from '../../core/exchange/record.ts';
import { sayDay, sayInstant, type Instant } from '../../core/time.ts';
import { fill, inLang, say, type Words } from '../../core/words.ts';
import { words } from './words.ts';

/** A record as a reader gets it: a heading, facts of one line, and sections of prose or lists, each with the language that it is said in. */
export type Said = { readonly text: string; readonly lang: string };
export type Part = { readonly title: string | null; readonly items: readonly Said[]; readonly how: 'prose' | 'list' | 'numbered' };
export type View = {
  readonly heading: Said; readonly kind: string; readonly summary: Said; readonly facts: readonly { readonly label: string; readonly value: string }[]; readonly parts: readonly Part[];
  readonly sources: readonly { readonly title: string; readonly grade: string; readonly published: string | null }[]; readonly exercise: string | null;
};

/** What is said most of all, in one line: its title, its question, or how its text begins. */
export function headingOf(record: AnyRecord): Words {
  switch (record.kind) {
    case 'assessment': case 'answer': case 'warning': case 'paper': return record.body.title;
    case 'forecast': case 'tasking': return record.body.question;
    case 'comment': case 'dissent': case 'proposal': return Object.fromEntries(Object.entries(record.body.text).map(([lang, text]) => [lang, text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text]));
    default: return { en: record.kind };
  }
}

const percent = (share: number): number => Math.round(share * 100);

export function viewOf(record: AnyRecord, lang: 'en' | 'ru', charter: Pick<Charter, 'seat' | 'bodies' | 'parties'>): View {
  const w = words[lang].ui;
  const said = (of: Words): Said => inLang(of, lang);
  const at = (instant: Instant): string => sayInstant(instant, charter.seat, lang);
  /** Bodies and parties by their names; whoever else it is for as it says. */
  const named = (id: string): string => say([...charter.bodies, ...charter.parties].find((one) => one.id === id)?.name ?? { [lang]: id }, lang);
  const part = (title: string | null, all: readonly Words[], how: Part['how'] = 'list'): Part[] => (all.length === 0 ? [] : [{ title, items: all.map(said), how }]);
  const prose = (title: string | null, of: Words | null): Part[] => (of === null ? [] : part(title, [of], 'prose'));
  const fact = (label: string, value: string | null): View['facts'] => (value === null ? [] : [{ label, value }]);
  const assessed = ({ body }: RecordOf<'assessment'> | RecordOf<'answer'>) => ({
    facts: [...fact(w.likelihood!, fill(w.range!, { low: percent(body.likelihood.low), high: percent(body.likelihood.high) })), ...fact(w.confidence!, w[`c_${body.confidence}`]!)],
    parts: [...prose(null, body.judgement), ...part(w.assumptions!, body.assumptions), ...part(w.alternatives!, body.alternatives), ...part(w.changes!, body.changes)], sources: body.sources, summary: body.judgement,
  });
  const about = ((): Pick<View, 'facts' | 'parts'> & { sources?: View['sources']; summary: Words; exercise?: string } => {
    switch (record.kind) {
      case 'assessment': case 'answer': return assessed(record);
      case 'warning': return {
        facts: [...fact(w.answerBy!, at(record.body.answerBy)), ...fact(w.probability!, record.body.probability === null ? null : fill(w.percent!, { n: percent(record.body.probability) })), ...fact(w.addressee!, record.body.addressee.map(named).join(', '))],
        parts: [...prose(w.consequence!, record.body.consequence), ...part(w.options!, record.body.options, 'numbered')], sources: record.body.sources, summary: record.body.consequence, ...(record.body.exercise === undefined ? {} : { exercise: record.body.exercise }),
      };
      case 'forecast': return { facts: [...fact(w.probability!, fill(w.percent!, { n: percent(record.body.probability) })), ...fact(w.horizon!, /^\d{4}-\d\d-\d\d$/.test(record.body.horizon) ? sayDay(record.body.horizon, lang) : record.body.horizon)], parts: [...prose(w.rule!, record.body.rule), ...prose(w.because!, record.body.because)], summary: record.body.rule };
      case 'tasking': return { facts: fact(w.answerBy!, at(record.body.answerBy)), parts: prose(w.background!, record.body.background), summary: record.body.background ?? record.body.question };
      case 'paper': return { facts: [...fact(w.version!, String(record.body.version)), ...fact(w.expires!, record.body.expires === null ? null : at(record.body.expires))], parts: part(null, record.body.paragraphs, 'numbered'), summary: record.body.paragraphs[0]! };
      case 'comment': return { facts: [], parts: prose(null, record.body.text), summary: record.body.text };
      case 'dissent': case 'proposal': return { facts: fact(w.onParagraph!, record.body.paragraph === null ? null : String(record.body.paragraph)), parts: prose(null, record.body.text), summary: record.body.text };
      default: return { facts: [], parts: [], summary: { en: record.kind } };
    }
  })();
  return {
    heading: said(headingOf(record)), kind: w[`k_${record.kind}`] ?? record.kind, summary: said(about.summary), facts: [...about.facts, ...fact(w.validUntil!, record.validUntil === null ? null : at(record.validUntil))],
    parts: [...about.parts, ...(record.change ? [...prose(w.changed!, record.change.what), ...prose(w.why!, record.change.why)] : [])], sources: about.sources ?? [], exercise: about.exercise ?? null,
  };
}
