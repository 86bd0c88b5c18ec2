import { refuse, type Refusal } from '../../core/refusal.ts';
import { readWhen, readWords } from '../../core/form.ts';
import { dayOf, sayHour, type Instant } from '../../core/time.ts';
import type { Words } from '../../core/words.ts';
import type { IssueWarning } from './rules.ts';
import type { Content, Evidence } from './schema.ts';

/** Rows of options that the form offers. */
export const OPTION_ROWS = 3;
/** A figure that is attached; `signal` attaches the mark that the detector sets on it, `key` the signal that a run raised, or what a forecast says. */
export type EvidenceRef = { series: string; area: string; period: string; signal: boolean; key?: string };

/** Reads "ucdp-deaths.AFG.2022-04", the same after "signal ", "signal southern-borders/incidents.AF-TAK.2022-W18", and "forecast F-10.AFG.2022-05.100". */
export function readEvidence(text: string): EvidenceRef | null {
  const said = /^forecast ((F-\d{1,9})\.([A-Z]{3})\.(\d{4}-\d\d)\.(?:1|25|100))$/.exec(text.trim());
  if (said) return { series: said[2]!, area: said[3]!, period: said[4]!, signal: false, key: said[1]! };
  const raised = /^signal ([a-z][a-z0-9-]{1,49}\/([A-Za-z][A-Za-z0-9-]{1,59})\.([A-Za-z0-9:-]{2,60})\.(\d{4}-(?:W\d\d|\d\d)))$/.exec(text.trim());
  if (raised) return { series: raised[2]!, area: raised[3]!, period: raised[4]!, signal: true, key: raised[1]! };
  const m = /^(signal )?([A-Za-z][A-Za-z0-9-]{1,59})\.([A-Z]{3})\.(\d{4}(?:-\d\d)?)$/.exec(text.trim());
  return m && { series: m[2]!, area: m[3]!, period: m[4]!, signal: m[1] !== undefined };
}

/**
 * Reads the warning form. A field left empty is null, and the rule says whether that will do; a field that cannot be
 * read is refused here.
 */
export function readWarningForm(form: FormData, dossier: string, zone: string): { warning: IssueWarning; evidence: EvidenceRef[] } | Refusal {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const all = (name: string): string[] => form.getAll(name).map(String);
  const horizon = readWhen(form, 'horizon', zone);
  const answerBy = readWhen(form, 'answerBy', zone);
  if (horizon !== null && typeof horizon !== 'string') return refuse('warnings.bad_date', { value: horizon.bad }, 'horizon');
  if (answerBy !== null && typeof answerBy !== 'string') return refuse('warnings.bad_date', { value: answerBy.bad }, 'answerBy');
  const options: { what: Readonly<Record<string, string>>; leadHours: number | null }[] = [];
  for (let i = 1; i <= OPTION_ROWS; i++) {
    const what = readWords(form, `option${i}`);
    const lead = text(`lead${i}`);
    if (Object.keys(what).length === 0 && lead === '') continue;
    if (lead !== '' && !/^\d{1,5}$/.test(lead)) return refuse('warnings.bad_lead_time', { option: i, value: lead }, 'options');
    options.push({ what, leadHours: lead === '' ? null : Number(lead) * (text(`leadUnit${i}`) === 'days' ? 24 : 1) });
  }
  const percent = [text('probabilityFrom'), text('probabilityTo')];
  if (percent.some((p) => p !== '' && !/^\d{1,3}$/.test(p))) return refuse('warnings.bad_probability', { from: percent[0]!, to: percent[1]! }, 'probability');
  const reason = readWords(form, 'answerByReason');
  const evidence: EvidenceRef[] = [];
  for (const ref of all('evidence').filter((value) => value !== '')) {
    const read = readEvidence(ref);
    if (!read) return refuse('warnings.bad_evidence', { value: ref.slice(0, 80) }, 'evidence');
    evidence.push(read);
  }
  return {
    evidence,
    warning: {
      dossier,
      sentence: readWords(form, 'sentence'),
      probability: percent[0] === '' && percent[1] === '' ? null : { from: Number(percent[0] || percent[1]), to: Number(percent[1] || percent[0]) },
      confidence: text('confidence') || null,
      consequence: readWords(form, 'consequence'),
      addressees: { bodies: all('body'), parties: all('party') },
      options, horizon, answerBy,
      answerByReason: Object.keys(reason).length > 0 ? reason : null,
    },
  };
}

/** How a form names a figure or a signal: what `readEvidence` reads. */
export const evidenceName = ({ series, area, period, signal, forecast }: Pick<Evidence, 'series' | 'area' | 'period' | 'signal' | 'forecast'>): string => (forecast ? `forecast ${forecast.id}.${area}.${period}.${forecast.threshold}` : signal?.key ? `signal ${signal.key}` : `${signal ? 'signal ' : ''}${series}.${area}.${period}`);

/** What the form of a warning holds when it is opened with one that was written before. */
export function formOfContent(content: Content, zone: string): Record<string, string[]> {
  const words = (name: string, said: Words): [string, string[]][] => Object.entries(said).map(([lang, text]) => [`${name}.${lang}`, [text]]);
  const when = (name: string, at: Instant): [string, string[]][] => [[`${name}.day`, [dayOf(at, zone)]], [`${name}.hour`, [sayHour(at, zone)]]];
  return Object.fromEntries([
    ...words('sentence', content.sentence), ...words('consequence', content.consequence), ...when('horizon', content.horizon),
    ...(content.answerByReason === null ? [] : [...when('answerBy', content.answerBy), ...words('answerByReason', content.answerByReason)]),
    ...content.options.flatMap(({ what, leadHours }, i): [string, string[]][] => [...words(`option${i + 1}`, what), [`lead${i + 1}`, [String(leadHours)]], [`leadUnit${i + 1}`, ['hours']]]),
    ['probabilityFrom', [String(content.probability.from)]], ['probabilityTo', [String(content.probability.to)]], ['confidence', [content.confidence]],
    ['body', [...content.addressees.bodies]], ['party', [...content.addressees.parties]], ['evidence', content.evidence.map(evidenceName)],
  ]);
}
