import { writeFileSync } from 'node:fs';
import type { Actor } from '../../core/act.ts';
import type { Charter } from '../../core/charter/schema.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { Desk, Operation } from '../../platform/desk.ts';
import { capXml, messageOf } from './index.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `cap export`: one message into a file, as the reader may read it. */
export const capOperations = (operator: Actor): Readonly<Record<string, Operation<Desk<Charter>>>> => ({
  'cap export': async (desk, input) => {
    const message = await desk.database.read(operator.tokens, (lease) => messageOf(lease, text(input.id), { rev: text(input.rev) === '' ? null : Number(input.rev), msgType: null }));
    if (isRefusal(message)) return { ok: false, refusal: message };
    writeFileSync(text(input.file), capXml(message.alert));
    return { ok: true, facts: { file: text(input.file), msgType: message.alert.msgType, status: message.alert.status, identifier: message.alert.identifier } };
  },
});
