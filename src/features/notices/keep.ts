import type { Charter } from '../../core/charter/schema.ts';
import { again, never, type Repeated } from '../../platform/again.ts';
import type { Desk } from '../../platform/desk.ts';
import { openMailer } from '../../platform/mail.ts';
import { handOverMails, putOutMails } from './outbox.ts';

/** Puts out and hands over mail every so often, where there is a mail server. */
export function keepNotices(desk: Desk<Charter>, seconds = 20): Repeated {
  if (!desk.mail) return never;
  const mailer = openMailer(desk.mail);
  const look = (): Promise<unknown> =>
    putOutMails(desk).then(() => handOverMails(desk, mailer)).then((done) => { if (done.sent + done.failed + done.later > 0) desk.log('mail', done); }).catch((error: Error) => desk.log('mail.failed', { error: error.name }));
  const looking = again(look, seconds);
  return { ...looking, stop: async () => { await looking.stop(); mailer.close(); } };
}
