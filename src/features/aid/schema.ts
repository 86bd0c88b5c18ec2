import { z } from 'zod';
import { isDate } from '../../core/charter/dates.ts';
import { wordsSchema } from '../../core/words.ts';

/** A decimal of at most six places. */
export const isAmount = (text: string): boolean => /^\d{1,15}(\.\d{1,6})?$/.test(text);

export const LEDGERS = ['pledged', 'shipped', 'delivered'] as const;
export type Ledger = (typeof LEDGERS)[number];

export const aidId = z.string().regex(/^AID-\d{1,9}$/);
const amount = z.string().refine(isAmount, 'an amount');
const figures = { quantity: amount, value: amount.nullable(), on: z.string().refine(isDate, 'a date'), source: z.string().trim().min(1).max(300) };

/** What is promised, and with it the first entry of the first ledger. All quantities of it are in its unit, all values in its currency. */
export const pledged = z.strictObject({ id: aidId, item: wordsSchema(200), unit: wordsSchema(60), currency: z.string().regex(/^[A-Z]{3}$/).nullable(), giver: z.string().max(40).nullable(), from: wordsSchema(200), to: wordsSchema(200), ...figures });
export type Pledged = z.infer<typeof pledged>;

export const entered = z.strictObject({ pledge: aidId, ledger: z.enum(LEDGERS), ...figures });
export type Entered = z.infer<typeof entered>;

/** Takes the place of an entry, which stays to be seen. */
export const corrected = z.strictObject({ pledge: aidId, entry: z.number().int().min(1), ledger: z.enum(LEDGERS), ...figures, why: wordsSchema(400) });
export type Corrected = z.infer<typeof corrected>;
