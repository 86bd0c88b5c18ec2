import { z } from 'zod';
import { STANDINGS } from '../../core/procedure/silence.ts';
import { isInstant } from '../../core/time.ts';
import { wordsSchema } from '../../core/words.ts';
import { subjectsOf } from '../../core/charter/members.ts';
import { pageOfStatement, pathOf, type Site } from './feed.ts';
import type { Counted, Publication } from './store.ts';

/** The published statements as JSON: what a program may rely on. `contract/public` holds the schemas. */
const at = z.string().refine(isInstant, 'an instant').describe('ISO 8601 in UTC, with milliseconds');
const hash = z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256, hexadecimal');
const named = z.strictObject({ id: z.string(), name: wordsSchema(400) });

const summary = {
  symbol: z.string(), title: wordsSchema(200), body: named, year: z.number().int().describe('year of the decision, as the symbol counts'), decidedAt: at, announcedAt: at, subjects: z.array(named),
  example: z.boolean().describe('invented for the example'),
  hash: hash.describe('SHA-256 of the plain text in the authentic language'),
  links: z.strictObject({ page: z.url(), json: z.url(), chain: z.url() }),
};

export const statementShape = z.strictObject({
  ...summary,
  languages: z.strictObject({ authentic: z.string(), available: z.array(z.string()) }),
  paragraphs: z.array(z.strictObject({ no: z.number().int().min(1), part: z.enum(['preambular', 'operative']), heading: wordsSchema(120).nullable(), words: wordsSchema(4000) })),
  participation: z.array(z.strictObject({ party: named, standing: z.enum(STANDINGS), reservations: z.array(z.strictObject({ paragraphs: z.array(z.number().int()).describe('none for the whole text'), words: wordsSchema(2000) })) })),
  files: z.array(z.strictObject({ language: z.string(), sha256: hash, bytes: z.number().int(), url: z.url() })),
  act: z.strictObject({ seq: z.number().int(), dossier: z.string() }).describe('the announcement in the chain of its dossier'),
});

export const statementsShape = z.strictObject({
  organisation: named,
  /** Of the newest announcement; null when there is none. */
  updated: at.nullable(),
  subjects: z.array(named.extend({ count: z.number().int() })), years: z.array(z.strictObject({ year: z.number().int(), count: z.number().int() })),
  count: z.number().int().describe('statements that match, on all pages'), page: z.number().int().min(1), next: z.url().nullable(),
  statements: z.array(z.strictObject(summary)),
});

function summaryOf({ base, charter, lang }: Site, p: Publication) {
  const symbol = pathOf(p.symbol);
  return {
    symbol: p.symbol, title: p.title, body: { id: p.body, name: charter.bodies.find((b) => b.id === p.body)?.name ?? { en: p.body } }, year: p.year, decidedAt: p.decided_at, announcedAt: p.announced_at,
    subjects: p.subjects.map((id) => ({ id, name: subjectsOf(charter).find((s) => s.id === id)?.name ?? { en: id } })), example: p.example, hash: p.hash,
    links: { page: pageOfStatement(base, p.symbol, lang), json: `${base}/files/json/${symbol}`, chain: `${base}/chain/${p.dossier}` },
  };
}

export function statementJson(site: Site, p: Publication): z.infer<typeof statementShape> {
  const { base, charter } = site;
  return {
    ...summaryOf(site, p),
    languages: { authentic: charter.languages.authentic, available: Object.keys(p.files) },
    paragraphs: p.paragraphs.map((one, i) => ({ no: i + 1, part: one.part, heading: one.heading, words: one.words })),
    participation: p.participation.map((one) => ({ party: { id: one.party, name: charter.parties.find((party) => party.id === one.party)?.name ?? { en: one.party } }, standing: one.standing, reservations: one.reservations.map((r) => ({ paragraphs: [...r.paragraphs], words: r.words })) })),
    files: Object.entries(p.files).map(([language, file]) => ({ language, sha256: file.sha256, bytes: file.bytes, url: `${base}/files/${language}/${pathOf(p.symbol)}` })),
    act: { seq: p.seq, dossier: p.dossier },
  };
}

export function statementsJson(site: Site, found: { publications: readonly Publication[]; counted: Counted; count: number; page: number; next: string | null; updated: string | null }): z.infer<typeof statementsShape> {
  const { charter } = site;
  return {
    organisation: { id: charter.id, name: charter.name }, updated: found.updated,
    subjects: found.counted.subjects.map(({ subject, count }) => ({ id: subject, name: subjectsOf(charter).find((s) => s.id === subject)?.name ?? { en: subject }, count })), years: [...found.counted.years],
    count: found.count, page: found.page, next: found.next, statements: found.publications.map((p) => summaryOf(site, p)),
  };
}
