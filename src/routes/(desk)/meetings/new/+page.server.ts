import { formatsOf } from '#core/charter/formats.ts';
import { membersOn } from '#core/charter/members.ts';
import { isRefusal } from '#core/refusal.ts';
import { dayOf } from '#core/time.ts';
import { fill, say } from '#core/words.ts';
import { consultationById } from '#features/consultations/index.ts';
import { bodiesThatMeet, conveneMeeting, mayKeepMeetings, meetingsWords, readConveneForm } from '#features/meetings/index.ts';
import { bodyName, carryOut, formOf, idOf, keyOf, newKey, partyName, read, requireActor } from '../../../edge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, url } = event;
  const { charter, lang, now } = locals;
  const w = meetingsWords[lang].ui;
  const day = dayOf(now, charter.seat.zone);
  const asked = url.searchParams.get('consultation') ?? '';
  const consultation = /^C-\d{1,9}$/.test(asked) ? await read(locals, (lease) => consultationById(lease, asked)) : null;
  const bodies = bodiesThatMeet(charter, day);
  const formats = new Map(bodies.flatMap((body) => formatsOf(charter, body).map((format) => ({ format, body }))).map(({ format }) => [format.id, format]));
  return {
    w, once: newKey(), allowed: mayKeepMeetings(actor, charter, now), zone: say(charter.seat.short, lang), consultation: consultation?.id ?? '', chosen: consultation?.body ?? '', askers: consultation ? [consultation.party] : [], title: consultation ? Object.fromEntries(Object.entries(consultation.question)) : {},
    bodies: bodies.map((id) => ({ id, name: bodyName(locals, id) })),
    formats: [...formats.values()].map((format) => ({
      id: format.id, name: say(format.name, lang), verified: format.verified, of: bodies.flatMap((body) => formatsOf(charter, body).filter((one) => one.id === format.id).map((one) => `${bodyName(locals, body)}${one.requestedBy ? ` (${fill(w.asks!, { n: one.requestedBy })})` : ''}`)),
      says: [format.decides ? w.decidesYes! : w.decidesNot!, ...(format.joint ? [w.jointWith!] : [])].join('; '),
    })),
    markings: charter.markings.filter((m) => m.audience !== 'public' && m.audience !== 'secretariat').map((m) => ({ id: m.id, name: say(m.name, lang), verified: m.verified })),
    members: membersOn(charter, day).map((id) => ({ id, name: partyName(locals, id) })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const input = readConveneForm(form, event.locals.charter.seat.zone);
    return carryOut(event, form, isRefusal(input) ? input : conveneMeeting(input, keyOf(form)), (acts) => `/meetings/${idOf(acts)}`);
  },
};
