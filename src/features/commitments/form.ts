import { readWords, type FormLike } from '../../core/form.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { readDate } from '../../core/time.ts';
import type { AddSource, Claim, MeetMilestone, RecordCommitment, ReportUse, SetMilestone } from './rules.ts';

const text = (form: FormLike, name: string): string => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
const number = (form: FormLike, name: string): number | null => (/^\d{1,8}$/.test(text(form, name)) ? Number(text(form, name)) : null);

/** Dates of a form as precise as they were written; one that cannot be read is refused, one left empty is null. */
function dates<N extends string>(form: FormLike, ...names: readonly N[]): Record<N, string | null> | Refusal {
  const all = {} as Record<N, string | null>;
  for (const name of names) {
    const given = text(form, name);
    all[name] = given === '' ? null : readDate(given);
    if (given !== '' && all[name] === null) return refuse('commitments.bad_date', { value: given.slice(0, 40) }, name);
  }
  return all;
}
const refused = (value: object): value is Refusal => 'refused' in value;

export function readSourceForm(form: FormLike): AddSource | Refusal {
  const day = dates(form, 'published');
  if (refused(day)) return day;
  return { title: text(form, 'title'), publisher: text(form, 'publisher'), owner: readWords(form, 'owner'), language: text(form, 'language') || 'en', published: day.published, url: text(form, 'url') || null, hash: text(form, 'hash').toLowerCase() || null, chars: number(form, 'chars'), grade: text(form, 'grade') };
}

/** A quote keeps its words; how they were broken into lines says nothing. */
export function readCommitmentForm(form: FormLike): RecordCommitment | Refusal {
  const day = dates(form, 'made', 'due');
  if (refused(day)) return day;
  const place = { source: text(form, 'source') || null, from: number(form, 'from'), to: number(form, 'to'), text: text(form, 'text') || null, paragraph: number(form, 'paragraph') };
  return { what: readWords(form, 'what'), quote: text(form, 'quote').replace(/\s+/g, ' '), language: text(form, 'language') || 'en', place, party: text(form, 'party') || null, pledger: readWords(form, 'pledger'), addressee: readWords(form, 'addressee'), made: day.made, due: day.due };
}

export function readClaimForm(form: FormLike, commitment: string): Claim | Refusal {
  const day = dates(form, 'on', 'until');
  if (refused(day)) return day;
  return { commitment, status: text(form, 'status'), ...day, words: readWords(form, 'words'), source: text(form, 'source') || null, credibility: number(form, 'credibility') };
}

export function readMilestoneForm(form: FormLike, commitment: string): SetMilestone | Refusal {
  const day = dates(form, 'due');
  return refused(day) ? day : { commitment, what: readWords(form, 'what'), by: readWords(form, 'by'), due: day.due };
}

export function readMetForm(form: FormLike, commitment: string): MeetMilestone | Refusal {
  const day = dates(form, 'on');
  return refused(day) ? day : { commitment, no: number(form, 'no') ?? 0, on: day.on, words: readWords(form, 'words'), source: text(form, 'source') };
}

export function readUseForm(form: FormLike, commitment: string): ReportUse | Refusal {
  const day = dates(form, 'on');
  return refused(day) ? day : { commitment, indicator: readWords(form, 'indicator'), value: text(form, 'value').replace(/[\s\u00a0]/g, '').replace(',', '.'), unit: readWords(form, 'unit'), on: day.on, source: text(form, 'source') };
}
