// must fail: arrows schema-only-validator
export { canonical } from './canonical.ts';
