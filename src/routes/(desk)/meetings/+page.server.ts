import { itemsOf, listMeetings, mayKeepMeetings, meetingsWords, type MeetingRow } from '#features/meetings/index.ts';
import { pageOf, read, requireActor } from '../../edge.ts';
import { countOf, sayMeeting } from './said.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;
const MOST_COMING = 100;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const page = pageOf(url);
  const { coming, past, items } = await read(locals, async (lease) => {
    const coming = await listMeetings(lease, { open: true, limit: MOST_COMING });
    const past = await listMeetings(lease, { open: false, limit: SIZE + 1, offset: (page - 1) * SIZE });
    return { coming, past, items: await itemsOf(lease, [...coming, ...past].map(({ id }) => id)) };
  });
  const line = (m: MeetingRow) => {
    const n = items.filter((one) => one.meeting === m.id).length;
    return { ...sayMeeting(m, locals), agenda: n === 0 ? null : countOf(locals.lang, 'nItems', n) };
  };
  return { w: meetingsWords[locals.lang].ui, page, more: past.length > SIZE, mayKeep: mayKeepMeetings(actor, locals.charter, locals.now), coming: coming.map(line), past: past.slice(0, SIZE).map(line) };
};
