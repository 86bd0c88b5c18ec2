import { readWords, type FormLike } from '../../core/form.ts';
import { PRECISIONS, type Source } from '../../core/operation/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate, readDay, type Day } from '../../core/time.ts';
import type { RequestOperation } from './rules.ts';
import { WHATS, type Claim, type DecisionIn, type Entries, type Entry, type What } from './schema.ts';

/** Reads the forms of an operation. What was left empty is null; a day or a number that cannot be read is refused here, the first one. */
class Reader {
  refused: Refusal | null = null;
  private readonly form: FormLike;
  constructor(form: FormLike) {
    this.form = form;
  }
  text(name: string): string {
    const value = this.form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }
  words(name: string): Readonly<Record<string, string>> {
    return readWords(this.form, name);
  }
  /** One text in one language, which the form names. */
  written(name: string): Readonly<Record<string, string>> {
    const text = this.text(name).replace(/\r\n?/g, '\n');
    const lang = this.text('language');
    return text === '' ? {} : { [/^[a-z]{2}$/.test(lang) ? lang : 'ru']: text };
  }
  day(name: string): Day | null {
    const given = this.text(name);
    const day = given === '' ? null : readDay(given);
    if (given !== '' && day === null) this.refused ??= refuse('operations.bad_day', { value: given.slice(0, 40) }, name);
    return day;
  }
  count(name: string): number | null {
    const given = this.text(name).replace(/\s/g, '');
    if (given === '') return null;
    if (/^\d{1,6}$/.test(given)) return Number(given);
    this.refused ??= refuse('operations.bad_number', { value: given.slice(0, 40) }, name);
    return null;
  }
  source(): Source | null {
    const [title, published, url] = [this.text('source'), this.text('published'), this.text('url')];
    if (title === '') return null;
    const date = published === '' ? null : readDate(published);
    if (published !== '' && date === null) this.refused ??= refuse('operations.bad_day', { value: published.slice(0, 40) }, 'published');
    if (url !== '' && !/^https?:\/\/[^\s]+$/.test(url)) this.refused ??= refuse('operations.bad_address', { address: url.slice(0, 80) }, 'url');
    return { title, published: date, url: url || null };
  }
  grade(): string | null {
    const given = this.text('grade').toUpperCase();
    return /^[A-F][1-6]$/.test(given) ? given : null;
  }
  claim(name: string): Claim | null {
    const [value, words] = [this.count(name), this.words(`${name}Words`)];
    const said = Object.keys(words).length > 0;
    if (value === null && !said) return null;
    const precision = PRECISIONS.find((one) => one === this.text(`${name}Precision`)) ?? 'exactly';
    const by = this.words('by');
    return { value, precision: value === null ? 'in_words' : precision === 'in_words' ? 'about' : precision, words: said ? words : null, by: Object.keys(by).length > 0 ? by : null, source: this.source(), grade: this.grade() };
  }
  decision(): DecisionIn {
    return { procedure: this.text('procedure') || null, body: this.text('body'), on: this.day('decided'), words: this.words('decision') };
  }
  pair(name: string): { held: number | null; serviceable: number | null } {
    return { held: this.count(`${name}Held`), serviceable: this.count(`${name}Serviceable`) };
  }
  holding(): { held: number | null; serviceable: number | null } {
    return { held: this.count('held'), serviceable: this.count('serviceable') };
  }
}

/** How many reporting duties the form of a mandate has room for. */
export const REPORT_ROWS = 2;
const reportRows = (r: Reader): Entries['decide']['reports'] =>
  Array.from({ length: REPORT_ROWS }, (_, i) => ({ id: 'abcdef'[i]!, name: r.words(`report${i + 1}`), to: r.words(`report${i + 1}to`), first: r.day(`report${i + 1}first`), every: r.count(`report${i + 1}every`) }));

const READ: { readonly [W in What]: (r: Reader) => Entries[W] } = {
  decide: (r) => ({ on: null, decision: r.decision(), source: r.source(), purpose: r.words('purpose'), tasks: r.words('tasks'), area: r.words('area'), command: r.words('command'), ceiling: r.claim('ceiling'), from: r.day('from'), to: r.day('to'), review: r.day('review'), said: r.words('said'), basis: r.words('basis'), basisBy: r.words('basisBy'), reports: reportRows(r) }),
  review: (r) => ({ on: r.day('on'), review: r.day('review'), words: r.words('words') }),
  change: (r) => ({ on: null, decision: r.decision(), source: r.source(), to: r.day('to'), review: r.day('review'), ceiling: r.claim('ceiling'), purpose: r.words('purpose'), tasks: r.words('tasks'), words: r.words('words') }),
  claim: (r) => ({ on: r.day('on'), about: r.text('about'), statement: r.words('statement'), by: r.words('by'), grade: r.grade(), source: r.source() }),
  notify: (r) => ({ on: r.day('on'), to: r.text('to'), how: r.words('how'), source: r.source() }),
  report: (r) => ({ on: r.day('on'), duty: r.text('duty').slice(0, 1), due: /^[a-z] (\d{4}-\d\d-\d\d)$/.exec(r.text('duty'))?.[1] ?? null, words: r.words('words'), source: r.source() }),
  require: (r) => ({ on: r.day('on'), name: r.words('name'), contingent: r.text('contingent'), strength: r.count('strength'), readiness: r.text('readiness'), words: r.words('words') }),
  offer: (r) => ({ on: r.day('on'), unit: r.text('unit') || null, requirement: r.text('requirement') || null, party: r.text('party'), name: r.words('name'), contingent: r.text('contingent'), strength: r.claim('strength'), readiness: r.text('readiness') }),
  move: (r) => ({ on: r.day('on'), scope: r.text('scope'), direction: r.text('direction'), how: r.words('how'), from: r.words('from'), to: r.words('to'), strength: r.claim('strength'), source: r.source() }),
  strength: (r) => ({ on: r.day('on'), scope: r.text('scope'), measure: r.text('measure'), claim: r.claim('strength') }),
  equipment: (r) => ({ on: r.day('on'), item: r.text('item') || null, scope: r.text('scope'), name: r.words('name'), required: r.count('required'), ...r.holding(), ordered: r.count('ordered') ?? 0, delivered: r.count('delivered') ?? 0 }),
  visit: (r) => ({ on: r.day('on'), item: r.text('item'), inspector: r.text('inspector'), ...r.holding(), finding: r.words('finding') }),
  stage: (r) => ({ on: r.day('on'), stage: r.text('stage'), words: r.words('words'), source: r.source() }),
  close: (r) => ({ on: r.day('on'), outcome: r.words('outcome'), lessons: r.words('lessons') }),
  correct: (r) => ({ act: r.count('act') ?? 0, words: r.words('words') }),
  sitrep: (r) => ({
    on: r.day('on'), kind: r.text('kind'), scope: r.text('scope') || 'all', places: r.written('places'), incidents: r.written('incidents'), present: r.count('present'), leave: r.count('leave'), sick: r.count('sick'),
    vehicles: r.pair('vehicles'), radios: r.pair('radios'), needs: r.written('needs'), assessment: r.written('assessment'), prepared: r.text('prepared'),
  }),
};

export const isWhat = (text: string): text is What => WHATS.some((what) => what === text);

export function readEntry(form: FormLike, what: What): Entry | Refusal {
  const reader = new Reader(form);
  const entry = { what, ...READ[what](reader) } as Entry;
  return reader.refused ?? entry;
}

export function readRequest(form: FormLike): RequestOperation | Refusal {
  const r = new Reader(form);
  const input: RequestOperation = { dossier: r.text('dossier'), title: r.words('title'), host: r.text('host').toUpperCase(), on: r.day('on'), asks: r.words('asks'), by: r.words('by'), source: r.source() };
  return r.refused ?? input;
}
