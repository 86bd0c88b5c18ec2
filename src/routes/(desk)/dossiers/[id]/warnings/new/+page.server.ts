import { membersOn } from '#core/charter/members.ts';
import { isRefusal } from '#core/refusal.ts';
import { dayOf } from '#core/time.ts';
import { fill, inLang, say } from '#core/words.ts';
import { dossierById, dossiersWords } from '#features/dossiers/index.ts';
import { forecastWitness } from '#features/forecasts/index.ts';
import { witnessOf } from '#features/signals/index.ts';
import { areasOf, markedMonth, observationsOf, presentImport } from '#features/series/index.ts';
import { CONFIDENCE, formOfContent, evidenceName, issueWarning, mayIssueWarning, mayProposeWarning, OPTION_ROWS, proposalById, proposeWarning, readEvidence, readWarningForm, warningsWords, type Evidence, type Witness } from '#features/warnings/index.ts';
import { areaName, carryOut, formOf, idOf, keyOf, missing, newKey, partyName, read, refuseForm, requireActor, textOf } from '../../../../../edge.ts';
import { sayPeriod } from '#web/charts/periods.ts';
import type { Actions, PageServerLoad } from './$types';

/** The series whose newest months are offered as evidence; a signal of the watch brings its own. */
const OFFERED = 'ucdp-deaths';
/** Months of figures offered as evidence. */
const MONTHS = 6;

export const load: PageServerLoad = async (event) => {
  const actor = requireActor(event);
  const { locals, params, url } = event;
  const { charter, lang, now } = locals;
  const change = url.searchParams.get('change');
  const found = await read(locals, async (lease) => {
    const dossier = await dossierById(lease, params.id);
    const proposal = change === null ? null : await proposalById(lease, change);
    if (change !== null && (proposal?.dossier !== params.id || proposal.proposed_by !== actor.person)) return null;
    const asked = [...url.searchParams.getAll('signal').slice(0, 12).map((text) => `signal ${text}`), ...url.searchParams.getAll('forecast').slice(0, 12).map((text) => `forecast ${text}`), ...(proposal?.content.evidence.filter((e) => e.signal ?? e.forecast).map(evidenceName) ?? [])].flatMap((text) => readEvidence(text) ?? []);
    const signals = [];
    const cited: Evidence[] = [];
    for (const one of asked) {
      if (one.series.startsWith('F-')) {
        const said = await forecastWitness(lease, one.key!);
        if (said?.forecast) cited.push(said);
        continue;
      }
      const raised = one.key === undefined ? null : await witnessOf(lease, one.key);
      if (raised?.signal) signals.push({ id: one.key!, area: one.area, name: raised.name!, period: one.period, title: raised.unit, observed: raised.value ?? 0, expected: raised.signal.expected, high: raised.signal.high });
      if (one.key !== undefined) continue;
      const [marked, source] = [await markedMonth(lease, one), await presentImport(lease, one.series)];
      if (marked && source) signals.push({ id: `${one.series}.${one.area}.${one.period}`, area: one.area, name: null, period: one.period, title: source.title, observed: marked.observed, expected: marked.expected, high: marked.high });
    }
    const present = await presentImport(lease, OFFERED);
    const figures = present ? await Promise.all((await areasOf(lease, present.id)).map(async (area) => ({ area, months: (await observationsOf(lease, present.id, area)).slice(-MONTHS).reverse() }))) : [];
    return dossier && { dossier, present, figures, signals, proposal, said: cited };
  });
  if (!found) missing(locals);
  const { dossier, present, figures, signals, proposal, said } = found;
  const offered = new Set([...said.map(evidenceName), ...signals.map((s) => `signal ${s.id}`), ...figures.flatMap((f) => f.months.map((m) => `${present!.series}.${f.area}.${m.period}`))]);
  return {
    w: warningsWords[lang].ui, dw: dossiersWords[lang].ui, once: newKey(), mayIssue: mayIssueWarning(actor), mayPropose: mayProposeWarning(actor), optionRows: OPTION_ROWS, confidence: CONFIDENCE,
    dossier: { id: dossier.id, title: inLang(dossier.title, lang) },
    /** The proposal that is changed, what its form held, and its figures that are not offered any more. */
    change: proposal && { id: proposal.id, values: formOfContent(proposal.content, charter.seat.zone), kept: proposal.content.evidence.map((e) => ({ id: evidenceName(e), name: `${e.name ? say(e.name, lang) : areaName(locals, e.area)}, ${sayPeriod(e.period, lang)}` })).filter((e) => !offered.has(e.id)) },
    bodies: charter.bodies.map((b) => ({ id: b.id, name: say(b.name, lang) })),
    members: membersOn(charter, dayOf(now, charter.seat.zone)).map((id) => ({ id, name: partyName(locals, id) })),
    signals: signals.map((s) => ({ ...s, title: say(s.title, lang), name: s.name ? say(s.name, lang) : areaName(locals, s.area), when: sayPeriod(s.period, lang) })),
    forecasts: said.map((e) => ({ id: evidenceName(e), name: e.name ? say(e.name, lang) : areaName(locals, e.area), when: sayPeriod(e.period, lang), text: fill(warningsWords[lang].ui.forecastSays!, { p: Math.round(e.forecast!.probability * 100), n: e.forecast!.threshold, id: e.forecast!.id, origin: sayPeriod(e.forecast!.origin, lang) }) })),
    series: present && { id: present.series, title: say(present.title, lang), unit: say(present.unit, lang), source: present.source, vintage: present.vintage },
    figures: figures.map((f) => ({ ...f, name: areaName(locals, f.area) })), zone: say(charter.seat.short, lang),
  };
};

/** A signal that a run raised, or what a forecast says. */
const witness: Witness = (lease, key) => (key.startsWith('F-') ? forecastWitness(lease, key) : witnessOf(lease, key));

export const actions: Actions = {
  default: async (event) => {
    const form = await formOf(event);
    const read = readWarningForm(form, event.params.id, event.locals.charter.seat.zone);
    if (isRefusal(read)) return refuseForm(event.locals, read, form);
    if (form.get('do') !== 'propose') return carryOut(event, form, issueWarning(read.warning, read.evidence, keyOf(form), witness), (acts) => `/warnings/${idOf(acts)}`);
    const changes = textOf(form, 'change') || null;
    return carryOut(event, form, proposeWarning({ ...read.warning, changes }, read.evidence, keyOf(form), witness), (acts) => `/warnings/proposals/${idOf(acts)}`);
  },
};
