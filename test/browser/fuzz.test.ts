import { test } from 'vitest';
import { holds } from '../slow/hold.ts';

/** The first thousand of the slow test's requests, so that neither they nor the desk can rot unseen. */
test('a thousand mutated requests: no fault, no leak, no hang', { timeout: 300_000 }, () => holds(1000, 2022, null));
