/**
 * Notices: who is told of what, on the page and by mail.
 *
 * One table of triggers (`triggers`) says who is told; `happenings` finds what there is to tell in acts and in what the hour makes of
 * them, with the tokens of the reader. Nothing of it is stored: a notice is computed on reading. What leaves by mail is stored, since
 * it can leave once: one row for each person, notice and channel. To add a notice: a line in `triggers`, one in `happenings`, two words.
 */
import type { Feature } from '../../platform/feature.ts';
import { words } from './words.ts';

export const notices: Feature = { name: 'notices', acts: {}, projections: {}, words };

export { happeningsOf, type Matters } from './happenings.ts';
export { keepNotices } from './keep.ts';
export { askAddress, chooseMails, confirmAddress, handOverMails, putOutMails, stopMails } from './outbox.ts';
export { readerFrom, readMatters } from './read.ts';
export { noticesDue, type Notice, type Reader } from './rules.ts';
export { keepLookOf, lookOf, mailFigures, mailsOf, wishOf, type Mail, type MailFigures, type Wish } from './store.ts';
export { MAILED, TRIGGERS } from './triggers.ts';
export { words as noticesWords } from './words.ts';
