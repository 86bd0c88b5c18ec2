import type { RecordOf } from '../exchange/record.ts';
import type { Instant } from '../time.ts';
import { say, type Words } from '../words.ts';
import { identityId } from './ids.ts';
import { isWords, languagesOf, told, type Exported } from './parts.ts';
import { extensionId, type ExportedKind, type Stix } from './standing.ts';

/** One version of an object as it is listed: everything about it but what the record says. */
export type Listed = {
  readonly kind: ExportedKind; readonly object: string; readonly type: string; readonly part: string; readonly net: string; readonly origin: string; readonly record: string;
  readonly created: Instant; readonly version: Instant; readonly revoked: boolean; readonly marking: string;
  /** Objects of what the record is about, as far as they were here when it came. */
  readonly refs: readonly string[];
  /** Identifier of what a translation is of: the main object, or the note. */
  readonly of: string;
};

const RECALLED: Words = { en: 'Recalled', ru: 'Отозвано' };
const CONFIDENCE = { low: 15, moderate: 50, high: 85 } as const;

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A value in one language, without what is empty: STIX knows neither null nor an empty list. */
function plainly(value: unknown, lang: string): unknown {
  if (isWords(value)) return say(value, lang);
  if (Array.isArray(value)) {
    const all = value.map((one) => plainly(one, lang)).filter((one) => one !== undefined);
    return all.length === 0 ? undefined : all;
  }
  if (typeof value !== 'object') return value === '' ? undefined : value;
  const all = Object.entries(value ?? {}).map(([key, one]) => [snake(key), plainly(one, lang)] as const).filter(([, one]) => one !== undefined);
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

const described = (text: readonly Words[], lang: string): string => text.map((words) => say(words, lang)).join('\n\n');

/** What the type of the object calls the name and the text of a record. */
function wordsFor(type: string, name: string, text: string): Record<string, string> {
  switch (type) {
    case 'note': return { content: text };
    case 'opinion': return { explanation: text };
    default: return text === '' ? { name } : { name, description: text };
  }
}

/** Type of what a translation is of, by its identifier. */
const typeOf = (id: string): string => id.slice(0, id.indexOf('--'));

function common(listed: Listed): Stix {
  return {
    type: listed.type, spec_version: '2.1', id: listed.object, created_by_ref: identityId(listed.net, listed.origin), created: listed.created, modified: listed.version,
    ...(listed.revoked ? { revoked: true } : {}), object_marking_refs: [listed.marking],
  };
}

const referring = (listed: Listed): { object_refs: readonly string[] } => ({ object_refs: listed.refs.length > 0 ? listed.refs : [identityId(listed.net, listed.origin)] });

/** What each type needs besides. */
const needed = (listed: Listed): Record<string, unknown> =>
  listed.type === 'report' ? { ...referring(listed), published: listed.created } : listed.type === 'grouping' ? { ...referring(listed), context: 'unspecified' } : listed.type === 'opinion' ? { ...referring(listed), opinion: 'disagree' } : referring(listed);

const translating = (listed: Listed, contents: Record<string, unknown>): Stix =>
  ({ ...common(listed), object_ref: listed.of, object_modified: listed.version, contents: { [listed.part.split('.')[1]!]: contents } });

const extended = (listed: Listed, extension: unknown): Record<string, unknown> => ({ extensions: { [extensionId(listed.kind)]: { extension_type: 'property-extension', ...(extension as object) } } });

/** What a record says, as the object that is listed. */
export function objectOf(listed: Listed, record: Exported, hash: string): Stix {
  const { main } = languagesOf(record);
  const { name, text } = told(record);
  const [part, other] = listed.part.split('.');
  const inWords = (type: string, lang: string): Record<string, string> => wordsFor(type, say(name, lang), described(text, lang));
  const extension = (lang: string): unknown => plainly({
    ...record.body,
    record: {
      network: record.net, origin: record.origin, id: record.id, rev: record.rev, hash, author: record.author, created: record.created, validUntil: record.validUntil,
      marking: record.marking, refs: record.refs, attachments: record.attachments, change: record.change ?? null,
    },
  }, lang);
  if (other !== undefined) return translating(listed, inWords(typeOf(listed.of), other));
  return {
    ...common(listed), ...needed(listed), ...inWords(listed.type, main), lang: main, labels: [record.kind],
    ...(listed.type === 'note' || listed.type === 'opinion' ? { authors: [record.author.name ?? record.author.role] } : {}),
    ...(record.kind === 'assessment' || record.kind === 'answer' ? { confidence: CONFIDENCE[record.body.confidence] } : {}),
    ...sourced(record), ...(part === 'main' ? extended(listed, extension(main)) : {}),
  };
}

function sourced(record: Exported): { external_references?: object[] } {
  const sources = 'sources' in record.body ? record.body.sources : [];
  if (sources.length === 0) return {};
  return { external_references: sources.map(({ title, grade, published }) => ({ source_name: title, description: published === null ? grade : `${grade}, ${published}` })) };
}

/**
 * The object of a record that was recalled: nothing of what it said. The version that revokes it says why, as the recall does;
 * those before it keep their place and their date.
 */
export function emptied(listed: Listed, recall: { readonly record: RecordOf<'recall'>; readonly hash: string } | null): Stix {
  const [part, other] = listed.part.split('.');
  const inWords = (type: string, lang: string): Record<string, string> => wordsFor(type, say(RECALLED, lang), say(RECALLED, lang));
  if (other !== undefined) return translating(listed, inWords(typeOf(listed.of), other));
  const of = { network: listed.net, origin: listed.origin, id: listed.record };
  const why = recall === null ? {} : { recall: { scope: recall.record.body.scope, reason: say(recall.record.body.reason, 'en'), hash: recall.hash } };
  return { ...common(listed), ...needed(listed), ...inWords(listed.type, 'en'), lang: 'en', labels: [listed.kind], ...(part === 'main' ? extended(listed, { record: of, ...why }) : {}) };
}
