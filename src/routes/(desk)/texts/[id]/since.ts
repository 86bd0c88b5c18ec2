import { dayOf } from '#core/time.ts';
import { fill } from '#core/words.ts';
import { paragraphChanges, textsWords, type Version } from '#features/texts/index.ts';
import type { Visit } from '#features/today/index.ts';
import { sayDayNear } from '#web/say.ts';
import { sayChanges } from '../../../today/texts.ts';

/**
 * What changed in the version shown: since the one that was asked for, or since the one the reader saw on the visit before.
 * @param versions newest first
 * @param asked number of a version; null where none is asked for
 * @param visit of this reader to this text
 * @returns null where there is nothing to compare, or nothing changed since the reader looked
 */
export function changesOf(versions: readonly Version[], shown: Version | null, asked: number | null, visit: Visit, { charter, now, lang }: Pick<App.Locals, 'charter' | 'now' | 'lang'>) {
  if (!shown) return null;
  const { before: last } = visit;
  const before = asked !== null ? versions.find((v) => v.version === asked) : last ? versions.find((v) => v.seq <= last.seq) : undefined;
  if (!before || before.version >= shown.version) return null;
  const w = textsWords[lang].ui;
  const changed = paragraphChanges(before.paragraphs, shown.paragraphs).filter((c) => c.changed);
  const day = (at: string): string => sayDayNear(dayOf(at, charter.seat.zone), dayOf(now, charter.seat.zone), lang);
  return {
    title: asked === null ? w.changedLooked! : fill(w.changesSince!, { n: before.version }),
    note: asked === null && last ? fill(w.lookedLast!, { day: day(last.at), n: before.version }) : fill(w.frozenDays!, { from: day(before.frozen_at), to: day(shown.frozen_at) }),
    paragraphs: sayChanges(changed, before.paragraphs, shown.paragraphs, lang),
  };
}
