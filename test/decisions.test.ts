import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { charterFrom } from '../src/cli/decide.ts';
import { readCase } from '../src/cli/decide-case.ts';
import type { Charter } from '../src/core/charter/schema.ts';
import { decide, type Case, type Decided } from '../src/core/procedure/decide.ts';
import { isRefusal } from '../src/core/refusal.ts';

/** Each folder of `test/cases/<organisation>/<case>` holds acts and what they come to, under that organisation's charter. */
const ROOT = join(import.meta.dirname, 'cases');
const folders = readdirSync(ROOT, { withFileTypes: true }).filter((org) => org.isDirectory()).flatMap((org) =>
  readdirSync(join(ROOT, org.name), { withFileTypes: true }).filter((one) => one.isDirectory()).map((one) => `${org.name}/${one.name}`));
type Expected = Partial<Omit<Decided, 'refused' | 'because'>> & { codes: string[]; refused: string[] };

const load = (folder: string, change: (charter: Charter) => Charter = (charter) => charter): { case: Case; now: string } => {
  const file = join(ROOT, folder, 'case.json');
  const read = readCase(readFileSync(file, 'utf8'), file, (name) => change(charterFrom(readFileSync(join(ROOT, folder, String(name)), 'utf8'), String(name))));
  return { case: read.case, now: read.now! };
};
const decided = (folder: string, change?: (charter: Charter) => Charter): Decided => {
  const { case: c, now } = load(folder, change);
  const answer = decide(c, now);
  if (isRefusal(answer)) throw new Error(`${folder}: ${answer.code}`);
  return answer;
};
const cases = folders.filter((folder) => readdirSync(join(ROOT, folder)).includes('case.json'));

test('every charter but the test charter has cases', () => {
  const organisations = new Set(cases.map((folder) => folder.split('/')[0]));
  expect(readdirSync(join(ROOT, '../../charters')).filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -5)).filter((id) => id !== 'un-sc' && !organisations.has(id))).toEqual([]);
  expect(cases.length).toBeGreaterThan(25);
});

test.each(cases)('%s', (folder) => {
  const { codes, refused, ...expected } = JSON.parse(readFileSync(join(ROOT, folder, 'expected.json'), 'utf8')) as Expected;
  const answer = decided(folder);
  expect(answer).toMatchObject(expected);
  expect(answer.because.map(({ code }) => code)).toEqual(codes);
  expect(answer.refused.map(({ refusal }) => refusal.code)).toEqual(refused);
});

describe('another file, and no code, changes the outcome', () => {
  const rule = (change: (way: Record<string, unknown>) => void) => (charter: Charter): Charter => {
    const copy = structuredClone(charter);
    for (const procedure of copy.procedures) if (procedure.rule.kind === 'decision') procedure.rule.ways.forEach((way) => change(way as unknown as Record<string, unknown>));
    return copy;
  };
  test('where absence blocks, an absent member keeps the others from deciding', () => {
    const answer = decided('csto/belarus-2009', rule((way) => void (way.absenceBlocks = true)));
    expect(answer.outcome).toBe('not_adopted');
    expect(answer.because.map(({ code }) => code)).toContain('consensus.absence_blocks');
  });
  test('where standing aside blocks, it does', () => {
    expect(decided('csto/belarus-2009', rule((way) => void (way.asideBlocks = true))).outcome).toBe('adopted');
    expect(decided('osce/consensus-minus-one-1992', rule((way) => void delete way.minus)).outcome).toBe('not_adopted');
  });
  test('a member fewer, a share more', () => {
    expect(decided('au-psc/fallback-vote', rule((way) => void (way.passes && (way.passes = { all: [{ atLeast: '3/4', of: 'present_and_voting' }] })))).outcome).toBe('not_adopted');
  });
});
