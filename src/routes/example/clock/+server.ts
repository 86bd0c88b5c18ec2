import { redirect } from '@sveltejs/kit';
import { addHours } from '#core/time.ts';
import { advance } from '#platform/clock.ts';
import { runningProcedures } from '#features/procedures/index.ts';
import { makeDigests } from '#features/subscriptions/index.ts';
import { formOf, inside, missing, read, requireActor } from '../../edge.ts';
import type { RequestHandler } from './$types';

/** Moves the clock of the example forward, never back; a real desk has no such door. Whoever moved it past the end of a day finds its digest. */
export const POST: RequestHandler = async (event) => {
  const { locals } = event;
  requireActor(event);
  if (!locals.desk.example) missing(locals);
  const form = await formOf(event);
  const by = form.get('by');
  const now = locals.desk.clock.now();
  const next = by === 'deadline' ? await read(locals, async (lease) => (await runningProcedures(lease, now))[0]?.deadline) : undefined;
  const target = by === 'hour' ? addHours(now, 1) : by === 'day' ? addHours(now, 24) : (next ?? now);
  await advance(locals.desk, target);
  await makeDigests(locals.desk);
  redirect(303, inside(String(form.get('to') ?? '/')));
};
