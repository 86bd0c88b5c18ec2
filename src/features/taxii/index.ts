/**
 * TAXII 2.1: what was published and taken, for machines that know nothing of the exchange. It is read, and nothing is written by it.
 *
 * Each reader has a collection of each kind of record. What is in it is listed in the order of acts before an answer is made
 * (`listExchanged`), with a date of its own for each version of each object; the text is put into its object when it is asked for
 * (`core/stix`), with the tokens of the reader, so that what was recalled or deleted meanwhile does not leave.
 */
import type { Feature } from '../../platform/feature.ts';
import { words } from './words.ts';

export const taxii: Feature = { name: 'taxii', acts: {}, projections: {}, words };

export { answerTaxii, type TaxiiAnswer, type TaxiiRequest } from './answer.ts';
export { checkTaxii } from './store.ts';
