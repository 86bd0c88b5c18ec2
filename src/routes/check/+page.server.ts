import { PUBLIC } from '#core/act.ts';
import { digest } from '#core/canonical.ts';
import { publicationByHash } from '#features/publication/index.ts';
import { formOf, read } from '../edge.ts';
import type { Actions } from './$types';

/** What is pasted is a hash, or a text; a text's line ends are those of the file. */
export const actions: Actions = {
  default: async ({ request, locals }) => {
    const given = String((await formOf({ request, locals })).get('given') ?? '').slice(0, 200_000);
    const asHash = given.replace(/[\s:]/g, '').toLowerCase();
    const text = given.replace(/\r\n?/g, '\n').replace(/\n*$/, '\n');
    const hash = /^[0-9a-f]{64}$/.test(asHash) ? asHash : digest(text);
    const publication = given.trim() === '' ? null : await read({ ...locals, tokens: [PUBLIC] }, (lease) => publicationByHash(lease, hash));
    return { given, hash, symbol: publication?.symbol ?? null };
  },
};
