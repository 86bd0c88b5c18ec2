import { daysOf, dayStart } from '#core/rhythm.ts';
import { addDays, sayInstant } from '#core/time.ts';
import { digestOf, knownIn, subscriptionsOf, subscriptionsWords } from '#features/subscriptions/index.ts';
import { listFiles } from '#features/watch/index.ts';
import { missing, peopleNames, read, requireActor } from '../../../../edge.ts';
import { sayAsked, sayHolds, sayIssued, sayPeriod, saySignal } from '../../../../subscriptions.ts';
import type { PageServerLoad } from './$types';

/** What a digest holds was raised within so many days before the end of its period. */
const REACH_DAYS = 8;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params } = event;
  const { lang, charter } = locals;
  const { zone } = charter.seat;
  const days = daysOf(params.period);
  const found = days && await read(locals, async (lease) => {
    const digest = await digestOf(lease, params.subscription, params.period);
    if (!digest) return null;
    const known = await knownIn(lease, { after: dayStart(addDays(days.to, -REACH_DAYS), zone), upTo: dayStart(days.to, zone) });
    return { digest, known, files: await listFiles(lease), held: (await subscriptionsOf(lease, digest.subscription))[0], name: await peopleNames(lease, locals) };
  });
  if (!found) missing(locals);
  const { digest, known, files, held, name } = found;
  const version = held?.versions.findLast((one) => one.at < dayStart(days!.to, zone));
  const asked = version ? sayAsked(version.asked, files, locals) : null;
  const signals = known.signals.filter(({ key }) => digest.signals.includes(key));
  const warnings = known.warnings.filter(({ id }) => digest.warnings.includes(id));
  return {
    w: subscriptionsWords[lang].ui, period: sayPeriod(digest.period, locals), subscription: digest.subscription, made: sayInstant(digest.made_at, charter.seat, lang), who: name(actor.person), example: digest.example, seq: digest.seq,
    holds: sayHolds(digest.signals.length, digest.warnings.length, locals), title: asked?.title ?? '', what: asked ? [asked.kinds, asked.level === '' ? '' : `${subscriptionsWords[lang].ui.level!.toLowerCase()}: ${asked.level}`, asked.series, asked.areas, asked.rhythm, asked.quiet].filter((part) => part !== '').join('; ') : '',
    gone: digest.signals.length + digest.warnings.length - signals.length - warnings.length,
    signals: signals.map((one) => saySignal(one, files, locals)), warnings: warnings.map((one) => sayIssued(one, locals)),
  };
};
