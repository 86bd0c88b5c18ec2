import { inject, test } from 'vitest';
import { createOwned } from '../owned.ts';
import { holds } from './hold.ts';

/** FUZZ_SEED tries one seed again; FUZZ_REQUESTS another number of requests. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1_000_000));
const requests = Number(process.env.FUZZ_REQUESTS ?? 100_000);

test(`${requests} mutated requests: no fault, no leak, no hang`, { timeout: 3_600_000 }, async () => {
  const superuser = inject('postgres');
  const owned = superuser === null ? null : await createOwned(superuser);
  try {
    await holds(requests, seed, owned?.url ?? null, (line) => void process.stderr.write(`${line}\n`));
  } finally {
    await owned?.drop();
  }
});
