import { z } from 'zod';
import { partyNames } from '../core/charter/names.ts';
import type { Charter } from '../core/charter/schema.ts';
import { caseAct, caseSchema, type CaseAct } from '../core/procedure/case.ts';
import type { Case } from '../core/procedure/decide.ts';
import { NotTaken } from './arguments.ts';

const KINDS = caseAct.options.map(({ shape }) => shape.kind.value);
const fileSchema = caseSchema.extend({ charter: z.union([z.string().min(1), z.record(z.string(), z.unknown())]), expect: z.unknown().optional(), about: z.string().optional(), sources: z.array(z.string()).optional() });

/**
 * A case from its JSON. Parties may stand under any name that the charter knows; `about`, `sources` and `expect` are for
 * whoever keeps the file.
 * @throws NotTaken that says at which place of the file what is wrong
 */
export function readCase(text: string, file: string, charterOf: (charter: string | Record<string, unknown>) => Charter): { case: Case; now: string | null } {
  const read = fileSchema.safeParse(parsed(text, file));
  if (!read.success) throw new NotTaken(['Nothing was decided: the case has mistakes.', ...read.error.issues.map((issue) => `${file}, ${issue.path.join('.') || 'the whole file'}: ${worded(issue)}`)].join('\n'));
  const { charter: given, now, expect: _, about: __, sources: ___, ...rest } = read.data;
  const charter = charterOf(given);
  const known = partyNames(charter);
  const party = (name: string): string => known(name) ?? name;
  const named = (act: CaseAct): CaseAct => ({
    ...act, ...('party' in act ? { party: party(act.party) } : {}), ...('parties' in act ? { parties: act.parties.map(party) } : {}), ...(act.by === undefined ? {} : { by: party(act.by) }), ...('holder' in act ? { holder: party(act.holder) } : {}),
  }) as CaseAct;
  const roster = rest.roster?.map((seat) => (typeof seat === 'string' ? party(seat) : { ...seat, party: party(seat.party) }));
  const seen = new Set<string>();
  for (const [i, seat] of (roster ?? []).entries()) {
    const name = typeof seat === 'string' ? seat : seat.party;
    if (seen.has(name)) throw new NotTaken(`Nothing was decided. ${file}, roster.${i}: ${name} has a seat already. Keep one of the two.`);
    seen.add(name);
  }
  return { case: { ...rest, charter, acts: rest.acts.map(named), ...(roster === undefined ? {} : { roster }) }, now: now ?? null };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new NotTaken(`Nothing was decided: ${file} is no JSON (${(error as Error).message}). Check brackets, commas and quotes.`);
  }
}

function worded(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'kind') return `there is no such kind of act. Write one of: ${KINDS.join(', ')}.`;
  if (issue.code === 'unrecognized_keys') return `nothing here is called ${issue.keys.join(', ')}. Check the spelling, or remove it.`;
  if (issue.code === 'custom') return `write ${issue.message}.`;
  return `${issue.message}. docs/deciding.md shows the shape.`;
}
