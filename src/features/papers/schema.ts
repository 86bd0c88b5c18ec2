import { z } from 'zod';
import { hashSchema, recordId } from '../../core/exchange/bodies.ts';
import { wordsSchema } from '../../core/words.ts';

export const MOST_PARAGRAPHS = 60;
const paperId = z.string().regex(/^P-\d{1,9}$/);
const revision = z.number().int().min(1).max(10_000);
/** A paragraph, and the hashes of the records that it rests on. */
export const paragraph = z.strictObject({ words: wordsSchema(4000), sources: z.array(hashSchema).max(60) });
export type Paragraph = z.infer<typeof paragraph>;
const content = { title: wordsSchema(200), paragraphs: z.array(paragraph).max(MOST_PARAGRAPHS) };

export const begun = z.strictObject({ id: paperId, tasking: recordId.nullable(), ...content });
export type Begun = z.infer<typeof begun>;
export const revised = z.strictObject({ id: paperId, revision: revision.min(2), ...content });
export type Revised = z.infer<typeof revised>;
/** A snapshot left home: the record that it is, and the dissents that went with it. */
export const shared = z.strictObject({ id: paperId, revision, record: recordId, hash: hashSchema, dissents: z.array(hashSchema).max(400) });
export type Shared = z.infer<typeof shared>;
/** What became of a comment or a proposal. */
export const reviewed = z.strictObject({ id: paperId, record: hashSchema, taken: z.boolean(), reason: wordsSchema(1000) });
export type Reviewed = z.infer<typeof reviewed>;
/** The paper went on as a text, which the parties decide on by the procedures of the charter. */
export const put = z.strictObject({ id: paperId, revision, text: z.string().regex(/^T-\d{1,9}$/) });
export type Put = z.infer<typeof put>;
