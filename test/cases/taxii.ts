import { notAcceptable, notSignedIn, notThere, onlyRead, otherMethod, readQuery } from '../../src/features/taxii/asking.ts';
import type { RefusalCase } from './refusal.ts';

export const taxiiRefusals: readonly RefusalCase[] = [
  ['taxii.not_signed_in', 'a request without credentials', () => notSignedIn()],
  ['taxii.not_there', 'the collection of somebody else', () => notThere()],
  ['taxii.not_acceptable', 'another version of TAXII', () => notAcceptable(), { facts: { type: 'application/taxii+json;version=2.1' } }],
  ['taxii.only_read', 'an object that is sent', () => onlyRead()],
  ['taxii.other_method', 'a PUT', () => otherMethod('PUT'), { facts: { method: 'PUT' } }],
  ['taxii.bad_parameter', 'a page of nothing', () => readQuery(new URLSearchParams('limit=0')), { facts: { parameter: 'limit' } }],
];
