import type { Act, Actor } from '../core/act.ts';
import type { Charter } from '../core/charter/schema.ts';
import { instantAt, type Instant } from '../core/time.ts';
import type { Words } from '../core/words.ts';
import { closeMeeting, conveneMeeting, decideMeetingItem, recordAttendance, recordIntervention, setMeetingItem } from '../features/meetings/index.ts';
import type { Command } from '../platform/perform.ts';
import { EXAMPLE_PEOPLE } from './people.ts';

/**
 * A meeting of the Permanent Council on a request for consultation, and the one after it. All of it is invented; what is said
 * is the secretariat's report and the chair's order of business, and no party is given a view.
 */

const at = (day: number, hour: string): Instant => instantAt(`2022-05-${String(day).padStart(2, '0')}`, hour, 'Europe/Moscow');
const HALL: Words = { en: 'Moscow, meeting hall of the Secretariat', ru: 'Москва, зал заседаний Секретариата' };
const ABSENT = 'BLR';

type Tell = <S>(when: Instant, actor: Actor, what: string, command: Command<Charter, S>) => Promise<readonly Act[]>;
type Called = { readonly id: string; readonly roster: readonly string[] };

/** On the evening before: both meetings are called and have their agendas. */
export async function callMeetings(tell: Tell, officer: Actor, { consultation, papers, dossier, statement }: { consultation: string; papers: string[]; dossier: string; statement: string }): Promise<Called> {
  const called = { bodies: ['pc'], format: 'regular', place: HALL, requestedBy: [], marking: 'parties', named: [] };
  const [first] = await tell(at(11, '17:40'), officer, 'meeting', conveneMeeting({ ...called, title: { en: 'Meeting of the Permanent Council on the southern borders', ru: 'Заседание Постоянного совета по южным рубежам' }, at: at(12, '09:00'), consultation }, null));
  const { id: meeting, roster } = first!.payload as Called;
  const item = { meeting, no: null, seen: null };
  await tell(at(11, '17:45'), officer, 'item', setMeetingItem({ ...item, title: { en: 'Assessments of the border districts: answers to the request', ru: 'Оценки по приграничным районам: ответы на запрос' }, about: consultation, matter: 'council_business', documents: papers }, null));
  await tell(at(11, '17:50'), officer, 'item', setMeetingItem({ ...item, title: { en: 'Contact between the analytical centres: what was adopted', ru: 'Связь между аналитическими центрами: что принято' }, about: dossier, matter: null, documents: [statement] }, null));
  const [next] = await tell(at(11, '17:55'), officer, 'meeting', conveneMeeting({ ...called, title: { en: 'Regular meeting of the Permanent Council', ru: 'Очередное заседание Постоянного совета' }, at: at(19, '11:00'), consultation: null }, null));
  await tell(at(11, '17:57'), officer, 'item', setMeetingItem({ ...item, meeting: (next!.payload as Called).id, title: { en: 'Assessments of the border districts: all answers', ru: 'Оценки по приграничным районам: все ответы' }, about: consultation, matter: 'council_business', documents: [] }, null));
  return { id: meeting, roster };
}

/** In the morning: the record is written after the meeting, and closed. */
export async function keepMeeting(tell: Tell, officer: Actor, { id: meeting, roster }: Called): Promise<void> {
  for (const party of roster) await tell(at(12, '10:31'), officer, 'attendance', recordAttendance({ meeting, party, state: party === ABSENT ? 'absent' : 'present', level: 'permanent', head: { ...EXAMPLE_PEOPLE.find((one) => one.party === party)!.name } }, null));
  const floor = { meeting, no: null, seen: null };
  await tell(at(12, '10:33'), officer, 'words', recordIntervention({
    ...floor, item: 1, party: null, speaker: { en: 'Secretariat', ru: 'Секретариат' },
    words: { en: 'The Secretariat reports which answers have come in and by what hour the others are due. It asks for one list of districts for all centres.', ru: 'Секретариат сообщает, какие ответы поступили и к какому часу ожидаются остальные, и просит о едином для всех центров перечне районов.' },
  }, null));
  await tell(at(12, '10:34'), officer, 'words', recordIntervention({
    ...floor, item: 1, party: 'ARM', speaker: { en: 'Chair of the meeting', ru: 'Председательствующий' },
    words: { en: 'The chair sums up: the item comes back to the next regular meeting, when all answers are in.', ru: 'Председательствующий подводит итог: к пункту вернутся на следующем очередном заседании, когда поступят все ответы.' },
  }, null));
  await tell(at(12, '10:36'), officer, 'decision', decideMeetingItem({
    meeting, item: 1, way: 0, formObjected: [], seen: null, words: { en: 'To return to the item at the next regular meeting, with the answers received by 18 May.', ru: 'Вернуться к пункту на следующем очередном заседании с учётом ответов, поступивших до 18 мая.' },
    positions: roster.filter((party) => party !== ABSENT && party !== 'RUS').map((party) => ({ party, position: 'agrees', words: {} })),
  }, null));
  await tell(at(12, '10:38'), officer, 'meeting held', closeMeeting(meeting, null));
}
