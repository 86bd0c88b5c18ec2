import { hoursBetween } from '#core/time.ts';
import { fill, inLang } from '#core/words.ts';
import { outcomeOf } from '#features/procedures/index.ts';
import { owedBy, todayWords } from '#features/today/index.ts';
import { sayDeadline, sayDuration } from '#web/say.ts';
import { partyName } from '../edge.ts';
import type { Asked } from './shared.ts';

const MOST = 8;

/** Requests that somebody has yet to answer: those the own party made, for the secretariat all. Late ones first. */
export function sayOwed({ rows, role }: Asked, locals: App.Locals) {
  const { lang, now, charter } = locals;
  const w = todayWords[lang].ui;
  const kind = role.party !== null ? '' : role.secretariat ? 'All' : null;
  const objections = role.party === null ? [] : rows.live.filter((p) => p.deadline > now).flatMap((p) => {
    const paragraphs = (outcomeOf(p, now).matrix[role.party!] ?? []).flatMap((s, i) => (s === 'objects' ? [i + 1] : []));
    return paragraphs.length > 0 ? [{ href: `/texts/${p.text}`, text: fill(w.objection!, { text: p.text, paragraphs }) }] : [];
  });
  return {
    aside: kind === null ? '' : kind === '' ? w.owedAside! : w.owedAsideAll!, objections, noObjection: role.party !== null && objections.length === 0 ? w.noObjection! : null,
    none: kind === null ? { what: w.owedNobody!, why: w.owedNobodyDo! } : kind === '' ? { what: w.owedNone!, why: w.owedNoneDo! } : { what: w.owedNoneAll!, why: w.owedNoneAllDo! },
    items: rows.outstanding.slice(0, MOST).map((c) => {
      const late = c.answer_by <= now;
      const { hour, zone } = sayDeadline(c.answer_by, charter.seat, null, now, lang);
      return {
        href: `/consultations/${c.id}`, id: c.id, question: inLang(c.question, lang), owed: owedBy(c, rows).map((party) => partyName(locals, party)).join(', '), late, example: c.example,
        when: late ? fill(w.late!, { time: sayDuration(hoursBetween(c.answer_by, now), lang) }) : `${hour} ${zone}`,
      };
    }),
  };
}
