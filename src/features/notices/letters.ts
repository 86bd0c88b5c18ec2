import type { Charter } from '../../core/charter/schema.ts';
import { isInstant, sayInstant, type Instant, type Place } from '../../core/time.ts';
import { fill, say } from '../../core/words.ts';
import { words } from './words.ts';

/**
 * All that a mail may be made of. Mail leaves the audience: servers and people between read it. So it is given the number, the
 * hour and the address of a page, and can hold no word of what they are about.
 */
export type Leaves = { readonly trigger: string; readonly number: string; readonly deadline: Instant | null; readonly href: string };

const LANGUAGES = ['en', 'ru'] as const;
export const languageOf = (asked: string): 'en' | 'ru' => LANGUAGES.find((one) => one === asked) ?? 'en';

const tidy = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();

/** Subject and body of a notice. The hour stands in both clocks where the reader's is another. */
export function letterOf(one: Leaves, { charter, language, capital, desk }: { charter: Charter; language: string; capital: Place | null; desk: string }): { subject: string; text: string } {
  const lang = languageOf(language);
  const w = words[lang].ui;
  const name = say(charter.short, lang);
  const what = fill(w[`m_${one.trigger}`]!, { id: one.number });
  const hour = one.deadline !== null && isInstant(one.deadline) ? [charter.seat, ...(capital && capital.zone !== charter.seat.zone ? [capital] : [])].map((place) => sayInstant(one.deadline!, place, lang)) : [];
  return {
    subject: tidy(`[${name}] ${what}${hour.length > 0 ? `, ${fill(w.mailBy!, { when: hour[0]! })}` : ''}`),
    text: [`${what}.`, ...(hour.length > 0 ? [`${w.mailHour}: ${hour.join(' / ')}`] : []), '', `${w.mailRead}:`, `${desk}${one.href}`, '', '-- ', fill(w.mailFoot!, { name }), `${desk}/account`].join('\n'),
  };
}

export function codeLetter(code: string, { charter, language, desk }: { charter: Charter; language: string; desk: string }): { subject: string; text: string } {
  const w = words[languageOf(language)].ui;
  const name = say(charter.short, languageOf(language));
  return { subject: tidy(`[${name}] ${w.codeSubject}`), text: [fill(w.codeText!, { code }), '', `${desk}/account`, '', w.codeNotYou!].join('\n') };
}
