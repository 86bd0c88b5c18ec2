import type { Charter } from '../../core/charter/schema.ts';
import { owedOf, type Owed } from '../../core/operation/owed.ts';
import { addDays, dayOf, instantAt, type Instant } from '../../core/time.ts';
import { notificationRules } from '../operations/index.ts';
import type { Role, Rows } from './rows.ts';
import type { Duty } from './rules.ts';

/** What only a decision or a date set by whoever records decisions answers; the rest is answered by whoever plans. */
const OF_THE_MANDATE: ReadonlySet<Owed['kind']> = new Set(['review', 'review_due', 'expired', 'expires', 'present_after']);
/** A report is asked for from so many days before it is due. */
const REPORT_AHEAD = 7;

/**
 * What operations demand at this hour. A review date that nobody set has no hour of its own: it is open until there is one. Where no office
 * holds a planner, those who record mandates are asked for the rest too.
 */
export function operationDuties(rows: Pick<Rows, 'operations' | 'unplanned'>, role: Pick<Role, 'mandates' | 'plans'>, charter: Charter, now: Instant): Duty[] {
  const { zone } = charter.seat;
  const today = dayOf(now, zone);
  const rules = notificationRules(charter);
  const mine = ({ kind, state, days }: Owed): boolean =>
    !(kind === 'report' && state === 'soon' && days > REPORT_AHEAD) && (OF_THE_MANDATE.has(kind) ? role.mandates : role.plans || (role.mandates && rows.unplanned));
  return rows.operations.flatMap(({ row, operation }) => owedOf(operation, rules, today).filter(mine).map((one): Duty => {
    const duty = one.kind === 'report' ? operation.mandate?.decided.reports.find(({ id }) => one.key.startsWith(`${id} `)) : undefined;
    const by = one.by === null || one.kind === 'review' ? null : instantAt(addDays(one.by, 1), '00:00', zone);
    return {
      kind: 'operation', id: `${row.id} ${one.key}`, href: `/operations/${row.id}`, what: row.title, dossier: row.dossier, by, answered: null, state: by !== null && by <= now ? 'late' : 'waiting',
      about: { demand: one.kind, ...(one.by === null ? {} : { due: one.by }), ...(one.kind === 'notify' ? { to: [one.key] } : {}), ...(duty ? { name: duty.name } : {}) }, example: row.example,
    };
  }));
}
