import { PUBLIC } from '#core/act.ts';
import { countByHeading, statementsJson } from '#features/publication/index.ts';
import { read } from '../edge.ts';
import { kept, siteOf, statementsOn } from '../outside.ts';
import type { RequestHandler } from './$types';

const SIZE = 100;

/** The list of statements as JSON, in the shape of `contract/public/statements.json`: `?year=`, `?subject=`, `?page=`. */
export const GET: RequestHandler = async (event) => {
  const { locals, url, request } = event;
  const found = await statementsOn(event, SIZE);
  const counted = await read({ ...locals, tokens: [PUBLIC] }, countByHeading);
  const next = new URL(url);
  next.searchParams.set('page', String(found.page + 1));
  const body = statementsJson(siteOf(event), { ...found, counted, next: found.count > found.page * SIZE ? next.href : null });
  return kept(request, `${JSON.stringify(body)}\n`, 'application/json; charset=utf-8', found.updated, { 'access-control-allow-origin': '*' });
};
