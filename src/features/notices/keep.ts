import type { Charter } from '../../core/charter/schema.ts';
import type { Desk } from '../../platform/desk.ts';
import { openMailer } from '../../platform/mail.ts';
import { handOverMails, putOutMails } from './outbox.ts';

/** Puts out and hands over mail every so often, where there is a mail server; the next look waits for the one before. */
export function keepNotices(desk: Desk<Charter>, seconds = 20): { stop(): Promise<void> } {
  if (!desk.mail) return { stop: () => Promise.resolve() };
  const mailer = openMailer(desk.mail);
  let stopped = false;
  let looking: Promise<unknown> = Promise.resolve();
  const look = (): void => {
    looking = putOutMails(desk).then(() => handOverMails(desk, mailer)).then((done) => { if (done.sent + done.failed + done.later > 0) desk.log('mail', done); })
      .catch((error: Error) => desk.log('mail.failed', { error: error.name })).finally(() => {
        if (!stopped) timer = setTimeout(look, seconds * 1000).unref();
      });
  };
  let timer = setTimeout(look, 0).unref();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
      mailer.close();
    },
  };
}
