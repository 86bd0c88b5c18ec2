import { writeSync } from 'node:fs';
import { assemble } from '../../src/desk.ts';
import { handOverMails, putOutMails } from '../../src/features/notices/index.ts';
import { stillClock } from '../../src/platform/clock.ts';
import { openPostgres } from '../../src/platform/db/database.ts';
import { noLog } from '../../src/platform/log.ts';
import { openMailer } from '../../src/platform/mail.ts';

/** A process that puts out and hands over mail as a serving one's timer does, without a pause: until nothing was left so many times, or it is killed. */
const [url, smtp, hour, idle] = process.argv.slice(2);
const database = openPostgres(url!);
const settings = { url: smtp!, from: 'desk@example.org', desk: 'https://desk.example.org' };
const desk = { ...assemble({ database, clock: stillClock(hour!), example: false, log: noLog }), mail: settings };
const mailer = openMailer(settings);
for (let left = Number(idle); left > 0; ) {
  const put = await putOutMails(desk);
  const { sent, later } = await handOverMails(desk, mailer, 3);
  writeSync(1, `${sent}\n`);
  if (put + sent + later === 0) left--;
}
mailer.close();
await database.close();
