// must fail: arrows rules-decide-alone
export { sql } from 'kysely';
