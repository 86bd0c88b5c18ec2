import type { Paragraph } from '#core/text.ts';
import { dayOf, sayHour, type Instant } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { outcomeOf, proceduresWords, type PositionRow } from '#features/procedures/index.ts';
import { changedWords, type Change } from '#features/texts/index.ts';
import { todayWords, type Revision } from '#features/today/index.ts';
import type { Shape } from '#web/marks.ts';
import { sayDayNear, sayDeadline } from '#web/say.ts';
import { partyName } from '../edge.ts';
import { SHAPE_OF } from '../standing.ts';
import type { Asked } from './shared.ts';

const MOST_PARAGRAPHS = 3;

/** "11 May", or "12 May 09:15" today. */
function moment(at: Instant, { charter, now, lang }: App.Locals): string {
  const { zone } = charter.seat;
  const [day, today] = [dayOf(at, zone), dayOf(now, zone)];
  return day === today ? `${sayDayNear(day, today, lang)} ${sayHour(at, zone)}` : sayDayNear(day, today, lang);
}

/** "agrees; agrees with reservation on ¶4": what a party recorded, in its own order. */
function recorded(said: readonly PositionRow[], { lang }: App.Locals): string {
  const w = proceduresWords[lang].ui;
  return said.map(({ kind, paragraphs }) => (paragraphs.length === 0 ? w[`s_${kind}`]! : fill(todayWords[lang].ui.andElse!, { standing: w[`s_${kind}`]!, paragraphs }))).join('; ');
}

/** Paragraphs that changed, each with its words before and after. */
export function sayChanges(changed: readonly Change[], before: readonly Paragraph[], after: readonly Paragraph[], lang: App.Locals['lang']) {
  const w = todayWords[lang].ui;
  return changed.map((c) => {
    const [old, now] = [c.before === null ? null : before[c.before - 1]!, c.after === null ? null : after[c.after - 1]!];
    const no = (c.after ?? c.before)!;
    const notes = [fill((now ?? old)!.part === 'preambular' ? w.preambular! : w.operative!, { no }), ...(old === null ? [w.newParagraph!] : now === null ? [w.goneParagraph!] : c.before !== c.after ? [fill(w.wasNo!, { no: c.before! })] : [])];
    return { no, note: notes.join(', '), ...changedWords(old, now, lang) };
  });
}

/** The paragraphs of a text that changed since the own party's last position on it. */
export function sayRevision(revision: Revision | undefined, locals: App.Locals) {
  if (!revision) return null;
  const { lang } = locals;
  const w = todayWords[lang].ui;
  const { before, after, procedure, lapse, said } = revision;
  const changed = revision.changes.filter((c) => c.changed);
  const no = (c: (typeof changed)[number]): number => (c.after ?? c.before)!;
  const shown = changed.slice(0, MOST_PARAGRAPHS);
  const rest = changed.slice(MOST_PARAGRAPHS).map(no);
  const title = changed.length === 1 ? fill(w.changed!, { no: no(changed[0]!) }) : fill(w.changedMany!, { no: changed.map(no) });
  return {
    text: revision.text, title, example: procedure.example, name: inLang(after.title, lang),
    versions: fill(w.versions!, { from: before.version, fromDay: moment(before.frozen_at, locals), to: after.version, toDay: moment(after.frozen_at, locals) }),
    paragraphs: sayChanges(shown, before.paragraphs, after.paragraphs, lang),
    notes: [
      ...(rest.length > 0 ? [fill(w.moreChanged!, { paragraphs: rest })] : []),
      [fill(w.yourPosition!, { day: moment(said.at(-1)!.taken_at, locals), version: before.version, said: recorded(said, locals) }), ...(lapse.changed.length > 0 ? [w.lapsedNote!] : [])].join(' '),
      ...(lapse.unchanged.length > 0 ? [fill(w.unchangedNote!, { paragraphs: ranges(lapse.unchanged) })] : []),
    ],
    links: [{ href: `/texts/${revision.text}#your`, label: w.givePosition! }, { href: `/texts/${revision.text}#p${no(changed[0] ?? { before: 1, after: 1, changed: true })}`, label: w.wholeText! }],
  };
}

/** "1–3, 5–7". */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

/** Where each party stands on the running text whose hour is nearest. */
export function sayStanding({ rows, role }: Asked, locals: App.Locals, revisions: readonly Revision[]) {
  const { lang, now, charter } = locals;
  const w = todayWords[lang].ui;
  const pw = proceduresWords[lang].ui;
  const procedure = rows.live.find((p) => p.deadline > now);
  if (!procedure) return null;
  const outcome = outcomeOf(procedure, now);
  const revision = revisions.find((one) => one.text === procedure.text);
  const { hour, zone } = sayDeadline(procedure.deadline, charter.seat, null, now, lang);
  return {
    href: `/texts/${procedure.text}`, example: procedure.example, title: inLang(rows.heads[procedure.text]?.title ?? {}, lang), version: procedure.version, verified: procedure.verified,
    rows: charter.parties.filter((p) => procedure.roster.includes(p.id)).map(({ id }) => {
      const last = procedure.positions.filter((p) => p.party === id).at(-1);
      const lapsed = id === role.party && outcome.owed.includes(id) ? (revision?.lapse.changed ?? []) : [];
      const shape: Shape = lapsed.length > 0 ? 'lapsed' : SHAPE_OF[outcome.byParty[id]!]!;
      const word = lapsed.length > 0 ? fill(w.lapsedOn!, { paragraphs: lapsed }) : outcome.owed.includes(id) ? w.silentYet! : standing(outcome.matrix[id]!, pw, w);
      return { name: partyName(locals, id), own: id === role.party, shape, word, at: last ? moment(last.taken_at, locals) : lapsed.length > 0 ? moment(revision!.said.at(-1)!.taken_at, locals) : '' };
    }),
    note: fill(outcome.tendency === 'adopted' ? w.ifNobody! : w.isBroken!, { when: `${hour} ${zone}` }),
  };
}

/** "agrees with reservation on ¶6": the weightiest first, the whole text without a number. */
function standing(row: readonly string[], pw: Readonly<Record<string, string>>, w: Readonly<Record<string, string>>): string {
  const kinds = [...new Set(row)].sort((a, b) => row.filter((s) => s === a).length - row.filter((s) => s === b).length);
  if (kinds.length === 1) return pw[`s_${kinds[0]}`]!;
  return kinds.filter((kind) => kind !== 'silent').slice(0, 2).map((kind, i) => (i > 0 ? pw[`s_${kind}`]! : fill(w.andElse!, { standing: pw[`s_${kind}`]!, paragraphs: row.flatMap((s, at) => (s === kind ? [at + 1] : [])) }))).join('; ');
}
