import type { AnyRecord, Kind, RecordOf } from '../../core/exchange/record.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { Instant } from '../../core/time.ts';
import { alertOf, answersOf, cancelOf, type Revision, type Warning } from './messages.ts';
import type { Alert } from './shape.ts';

/** A record that is held here: signed by this node, or taken from another. `recalled` is the hash of the recall that hides it; `payload` is empty once its origin asked that it be deleted. */
export type Held = { readonly hash: string; readonly id: string; readonly kind: Kind; readonly payload: string; readonly seq: number; readonly example: boolean; readonly recalled: string | null; readonly at: Instant; readonly own: boolean };

/** `newest` where nothing that stands follows it; `cancels` is the warning that a Cancel takes back. */
export type Message = { readonly record: string; readonly rev: number; readonly alert: Alert; readonly at: Instant; readonly newest: boolean; readonly cancels: string | null };

type Read = { readonly row: Held; readonly of: Revision };
const of = <K extends Kind>(all: readonly Read[], kind: K): { row: Held; of: Revision<RecordOf<K> & AnyRecord> }[] => all.filter(({ row }) => row.kind === kind) as never;

/**
 * What records are as messages, newest first. Of a warning the revisions that stand; of a recall the Cancel, where it took something from somebody who
 * is told of here; of a receipt what it answers. A refusal is given for a recall that no Cancel can be made of.
 */
export function messagesFrom(rows: readonly Held[]): (Message | Refusal)[] {
  const read = rows.filter(({ payload }) => payload !== '').map((row): Read => ({ row, of: { record: JSON.parse(row.payload) as AnyRecord, hash: row.hash, example: row.example } }));
  const recalls = of(read, 'recall');
  /** This node hides nothing from itself: what it recalled from everybody is no longer offered. */
  const recalledBy = ({ row, of: { record } }: Read): string | null =>
    row.recalled ?? (row.own ? (recalls.find((one) => one.row.own && one.of.record.body.id === record.id && one.of.record.body.keep.length === 0 && one.row.seq > row.seq)?.row.hash ?? null) : null);
  const groups = Map.groupBy(of(read, 'warning'), ({ of: { record } }) => `${record.origin} ${record.id}`);
  for (const group of groups.values()) group.sort((a, b) => a.of.record.rev - b.of.record.rev || a.row.seq - b.row.seq);
  const told: { message: Message | Refusal; seq: number }[] = [];
  const put = (row: Held, record: AnyRecord, alert: Alert, more: { newest?: boolean; cancels?: string } = {}): void => void told.push({ seq: row.seq, message: { record: record.id, rev: record.rev, alert, at: row.at, newest: more.newest ?? true, cancels: more.cancels ?? null } });

  for (const group of groups.values()) {
    const standing = group.filter((one) => recalledBy(one as Read) === null);
    for (const one of standing) put(one.row, one.of.record, alertOf(one.of, standing.map((other) => other.of)), { newest: one.of.record.rev === standing.at(-1)!.of.record.rev });
  }
  const all = (recall: { of: Revision<RecordOf<'recall'>> }) => groups.get(`${recall.of.record.origin} ${recall.of.record.body.id}`) ?? [];
  for (const recall of recalls) {
    const gone = all(recall);
    const deleted = rows.some(({ kind, id, payload }) => kind === 'warning' && payload === '' && id === recall.of.record.body.id);
    if (gone.length === 0 && !deleted) continue;
    // A node that keeps its text is told of a recall that takes nothing from it.
    if (!recall.row.own && !deleted && !gone.some((one) => one.row.recalled === recall.row.hash)) continue;
    const cancel = cancelOf(recall.of, gone.filter((one) => one.row.seq <= recall.row.seq).map((one) => one.of));
    if (isRefusal(cancel)) told.push({ message: cancel, seq: recall.row.seq });
    else put(recall.row, recall.of.record, cancel, recall.of.record.body.keep.length === 0 || !recall.row.own ? { cancels: recall.of.record.body.id } : {});
  }
  const known = new Map<string, { answered: Revision; warning: Warning }>([
    ...of(read, 'warning').map((one) => [one.row.hash, { answered: one.of, warning: one.of }] as const),
    ...recalls.flatMap((one) => { const warning = all(one).at(-1)?.of; return warning ? [[one.row.hash, { answered: one.of, warning }] as const] : []; }),
  ]);
  for (const receipt of of(read, 'receipt')) for (const answer of answersOf(receipt.of, known)) put(receipt.row, receipt.of.record, answer);
  return told.sort((a, b) => b.seq - a.seq).map(({ message }) => message);
}
