import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Charter } from '../../core/charter/schema.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { addHours, type Instant } from '../../core/time.ts';
import type { Desk } from '../../platform/desk.ts';
import type { Mailer } from '../../platform/mail.ts';
import { actorFrom, allPeople } from '../people/index.ts';
import { codeLetter, letterOf } from './letters.ts';
import { happeningsOf } from './happenings.ts';
import { readerFrom, readMatters } from './read.ts';
import { noticesDue, stateAfter, waitMinutes } from './rules.ts';
import * as store from './store.ts';
import { MAILED, TRIGGERS } from './triggers.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** One process has a mail for so long; a server that takes longer may see it twice, under the same Message-ID. */
const LEASE_HOURS = 2 / 60;
/** What happened longer ago than this, while nobody looked, is not mailed: it stands on the page. */
const FRESH_HOURS = 24;
const CODE_HOURS = 0.5;
const MOST_CODES = 5;
const MOST_WRONG = 5;

/** The same for the same notice and person, wherever and how often it is put out. */
const messageId = (person: string, notice: string, desk: string): string => `<${sha256(`${desk} ${person} ${notice}`).slice(0, 40)}@${new URL(desk).hostname}>`;

/** Puts out the mails that are due, each worked out with the tokens of whom it is for. May be called at any time by any number of processes. */
export async function putOutMails(desk: Desk<Charter>): Promise<number> {
  const { mail, database } = desk;
  if (!mail) return 0;
  const now = desk.clock.now();
  const wall = desk.clock.wall();
  const wishes = await database.door((lease) => store.confirmedWishes(lease));
  if (wishes.length === 0) return 0;
  const { people, charter } = await database.audit(async (lease) => ({ people: await allPeople(lease), charter: await desk.charter(lease) }));
  let made = 0;
  for (const wish of wishes) {
    const found = people.find((one) => one.person === wish.person);
    if (!found || found.closed) continue;
    const actor = actorFrom(found);
    const matters = await database.read(actor.tokens, (lease) => readMatters(lease, `${now.slice(0, 10)}T00:00:00.000Z`));
    const since = [wish.confirmed_hour!, addHours(now, -FRESH_HOURS)].sort((a, b) => (a < b ? 1 : -1))[0]!;
    const due = noticesDue(TRIGGERS, happeningsOf(matters, charter, now), now, readerFrom(actor)).filter((one) => one.trigger.mail && one.at > since && wish.triggers.includes(one.trigger.key));
    const capital = charter.parties.find((p) => p.id === actor.party || (actor.centre !== null && p.centre?.id === actor.centre))?.capital ?? null;
    const rows = due.map((one): store.Mail => {
      const { subject, text } = letterOf({ trigger: one.trigger.key, number: one.number, deadline: one.deadline, href: one.href }, { charter, language: wish.language, capital, desk: mail.desk });
      return { person: wish.person, notice: one.key, channel: 'mail', message_id: messageId(wish.person, one.key, mail.desk), address: wish.address, subject, body: text, state: 'waiting', tries: 0, made_at: wall, next_at: wall, leased_until: null, ended_at: null, error: null };
    });
    made += await database.door((lease) => store.putOut(lease, rows));
  }
  return made;
}

/**
 * Hands over what waits, one after the other. Handing over and recording cannot be one step: the row is leased first, so that no two
 * processes have it, and a process that dies between leaves a lease that runs out and a letter that goes once more with the same Message-ID.
 */
export async function handOverMails(desk: Desk<Charter>, mailer: Mailer, most = 200): Promise<{ sent: number; failed: number; later: number }> {
  const done = { sent: 0, failed: 0, later: 0 };
  for (let i = 0; i < most; i++) {
    const wall = desk.clock.wall();
    const mail = await desk.database.door((lease) => store.leaseNext(lease, wall, addHours(wall, LEASE_HOURS)));
    if (!mail) break;
    const attempt = await mailer.hand({ messageId: mail.message_id, to: mail.address, subject: mail.subject, text: mail.body });
    const state = stateAfter(attempt, mail.tries);
    const at = desk.clock.wall();
    const ended = state === 'waiting' ? { next_at: addHours(at, waitMinutes(mail.tries) / 60) } : { ended_at: at, ...(mail.notice.startsWith('code:') ? { body: '' } : {}) };
    await desk.database.door((lease) => store.endLease(lease, mail, { state, error: attempt.taken ? null : attempt.code, ...ended }));
    done[state === 'sent' ? 'sent' : state === 'failed' ? 'failed' : 'later']++;
  }
  return done;
}

/** Takes an address and puts out a code to it. Nothing else goes there before the code has come back. */
export async function askAddress(desk: Desk<Charter>, person: string, input: { address: string; language: string }): Promise<Refusal | null> {
  const { mail } = desk;
  if (!mail) return refuse('notices.no_mail');
  if (input.address.length > 200 || !/^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/.test(input.address)) return refuse('notices.bad_address', {}, 'address');
  const wall = desk.clock.wall();
  const charter = await desk.database.audit((lease) => desk.charter(lease));
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
  const { subject, text } = codeLetter(code, { charter, language: input.language, desk: mail.desk });
  return desk.database.door(async (lease) => {
    if ((await store.codesSince(lease, person, addHours(wall, -1))) >= MOST_CODES) return refuse('notices.too_many_codes', {}, 'address');
    const before = await store.wishOf(lease, person);
    const notice = `code:${sha256(`${code} ${wall}`).slice(0, 20)}`;
    await store.saveWish(lease, { person, address: input.address, language: input.language, triggers: before?.triggers ?? MAILED, confirmed_at: null, confirmed_hour: null, code_hash: sha256(`${person} ${code}`), code_until: addHours(wall, CODE_HOURS), code_tries: 0 });
    await store.putOut(lease, [{ person, notice, channel: 'mail', message_id: messageId(person, notice, mail.desk), address: input.address, subject, body: text, state: 'waiting', tries: 0, made_at: wall, next_at: wall, leased_until: null, ended_at: null, error: null }]);
    return null;
  });
}

/** The code that came back. After five wrong ones a new one has to be asked for. */
export async function confirmAddress(desk: Desk<Charter>, person: string, code: string): Promise<Refusal | null> {
  const wall = desk.clock.wall();
  const hour: Instant = desk.clock.now();
  return desk.database.door(async (lease) => {
    const wish = await store.wishOf(lease, person);
    if (!wish?.code_hash || wish.code_until! <= wall || wish.code_tries >= MOST_WRONG) return refuse('notices.code_gone', {}, 'code');
    if (!timingSafeEqual(Buffer.from(sha256(`${person} ${code.replace(/\s/g, '')}`)), Buffer.from(wish.code_hash))) {
      await store.saveWish(lease, { ...wish, code_tries: wish.code_tries + 1 });
      return refuse('notices.wrong_code', {}, 'code');
    }
    await store.saveWish(lease, { ...wish, confirmed_at: wall, confirmed_hour: hour, code_hash: null, code_until: null, code_tries: 0 });
    return null;
  });
}

/** What comes by mail from now on; nothing at all removes the address. */
export async function chooseMails(desk: Desk<Charter>, person: string, input: { triggers: readonly string[]; language: string }): Promise<Refusal | null> {
  const unknown = input.triggers.find((one) => !MAILED.includes(one));
  if (unknown !== undefined) return refuse('notices.unknown', { notice: unknown.slice(0, 40) }, 'triggers');
  return desk.database.door(async (lease) => {
    const wish = await store.wishOf(lease, person);
    if (!wish?.confirmed_at) return refuse('notices.not_confirmed', {}, 'triggers');
    await store.saveWish(lease, { ...wish, triggers: [...new Set(input.triggers)], language: input.language });
    return null;
  });
}

/** No more mail, and the address is forgotten. */
export const stopMails = (desk: Desk<Charter>, person: string): Promise<void> => desk.database.door((lease) => store.dropWish(lease, person));
