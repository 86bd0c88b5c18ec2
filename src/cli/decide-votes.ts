import { isDate } from '../core/charter/dates.ts';
import { matterOf, procedureOf } from '../core/charter/members.ts';
import type { Charter } from '../core/charter/schema.ts';
import { judgeNames, judgeTally, matterOn, type Judgement } from '../core/procedure/record.ts';
import { isRefusal, refuse, type Refusal } from '../core/refusal.ts';
import { NotTaken } from './arguments.ts';
import { cellsOf } from './cells.ts';

type Row = { readonly line: number; readonly cells: readonly string[] };
/** A file of votes: by country where `counted` is false, else as bare counts. `labels` are the columns that name a row. */
export type Votes = { readonly head: readonly string[]; readonly labels: readonly string[]; readonly counted: boolean; readonly rows: readonly Row[] };

const NEEDED = ['year', 'for', 'against', 'abstain'] as const;
const LABELS = ['resolution', 'meeting', 'text', 'year'] as const;
const NUMBER = /^\d{1,6}$/;

/** @throws NotTaken where the file is no CSV, is empty, or lacks a column */
export function readVotes(text: string, file: string): Votes {
  const [head, ...rows] = cellsOf(text, 'Nothing was decided');
  if (!head) throw new NotTaken(`Nothing was decided: ${file} is empty. Give a CSV with the columns ${NEEDED.join(', ')}.`);
  const names = head.cells.map((name) => name.toLowerCase());
  const lacking = NEEDED.filter((name) => !names.includes(name));
  if (lacking.length > 0) throw new NotTaken(`Nothing was decided: line ${head.line} of ${file} has no column ${lacking.join(', ')}, but ${head.cells.slice(0, 8).join(', ')}. Name the columns ${NEEDED.join(', ')} in the first line.`);
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) throw new NotTaken(`Nothing was decided: line ${head.line} of ${file} names the column ${twice} twice. Keep one of the two.`);
  if (rows.length === 0) throw new NotTaken(`Nothing was decided: ${file} has a head and no votes. Put one vote on each line after it.`);
  const votes = ['for', 'against', 'abstain'].map((name) => names.indexOf(name));
  const filled = rows.flatMap(({ cells }) => votes.map((at) => cells[at] ?? '')).filter((cell) => cell !== '');
  const counted = names.includes('resolution') && !names.includes('meeting') ? true : filled.filter((cell) => NUMBER.test(cell)).length * 2 > filled.length;
  return { head: names, labels: LABELS.filter((name) => names.includes(name)), counted, rows };
}

/** What one row came to under the charter, or why it cannot be judged; `field` is the column. As of the column `date` where there is one, else the middle of the year. @param matter null for the first that is voted on */
export function judgeRow(charter: Charter, matter: string | null, { head, counted }: Votes, { cells }: Row, thisYear: number): Judgement | Refusal {
  if (cells.length !== head.length) return refuse('decide.fields', { fields: cells.length, head: head.length });
  const cell = (name: string): string => cells[head.indexOf(name)] ?? '';
  const year = cell('year');
  if (!/^[1-9]\d{3}$/.test(year) || Number(year) > thisYear) return refuse('decide.bad_year', { value: year }, 'year');
  const date = cell('date');
  const found = matterOn(charter, matter ?? votedOn(charter), isDate(date) && date.length === 10 ? date : `${year}-07-01`);
  if (isRefusal(found)) return found.code === 'decide.no_seats' ? { ...found, field: 'year' } : found;
  return counted ? tally(cell, (one) => judgeTally(found, one)) : names(cell, head, (one) => judgeNames(found, one));
}

/** The first matter of the charter whose rule is a decision that knows a vote, else its first. */
function votedOn(charter: Charter): string {
  const voted = charter.matters.find(({ procedure }) => {
    const rule = procedureOf(charter, procedure)?.rule;
    return rule?.kind === 'decision' && rule.ways.some(({ by }) => by === 'vote');
  });
  return (voted ?? matterOf(charter, charter.matters[0]!.id)!).id;
}

const COLUMNS = [['inFavour', 'for'], ['against', 'against'], ['abstaining', 'abstain']] as const;
type Cell = (name: string) => string;

function tally(cell: Cell, judge: (tally: { inFavour: number; against: number; abstaining: number }) => Judgement | Refusal): Judgement | Refusal {
  const bad = COLUMNS.find(([, column]) => !NUMBER.test(cell(column)));
  if (bad) return refuse('decide.bad_count', { value: cell(bad[1]) }, bad[1]);
  const [inFavour, against, abstaining] = COLUMNS.map(([, column]) => Number(cell(column))) as [number, number, number];
  return judge({ inFavour, against, abstaining });
}

const listed = (text: string): string[] => text.split(';').map((name) => name.trim()).filter((name) => name !== '');

function names(cell: Cell, head: readonly string[], judge: (names: { inFavour: string[]; against: string[]; abstaining: string[]; absent: string[] }) => Judgement | Refusal): Judgement | Refusal {
  for (const [, column] of COLUMNS) {
    const odd = listed(cell(column)).find((name) => !/\p{L}/u.test(name));
    if (odd !== undefined) return refuse('decide.not_a_name', { value: odd }, column);
  }
  const [inFavour, against, abstaining] = COLUMNS.map(([, column]) => listed(cell(column))) as [string[], string[], string[]];
  const absent = head.includes('absent') ? listed(cell('absent')) : [];
  return judge({ inFavour, against, abstaining, absent });
}
