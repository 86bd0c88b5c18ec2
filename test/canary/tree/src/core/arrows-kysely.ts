// must fail: arrows core-alone
export { sql } from 'kysely';
