import type { Test, Way } from '#core/charter/rule.ts';
import type { Charter, SilenceRule } from '#core/charter/schema.ts';
import type { Fact } from '#core/refusal.ts';
import { count, nameIn, type Tell } from './say.ts';

/** One way of deciding, in a sentence. */
export function sayWay(way: Way, charter: Charter, t: Tell): string {
  const blocks = [...(way.asideBlocks ? [t('way_asideBlocks')] : []), ...(way.absenceBlocks ? [t('way_absenceBlocks')] : [])];
  const declared = way.declaredAbstentions ? [t('way_declared', { shares: way.declaredAbstentions.blockAt.map((one) => sayShare({ ...one }, t)).join(t('and')) })] : [];
  return [sayHow(way, charter, t), ...blocks, ...declared].join(' ');
}

function sayHow(way: Way, charter: Charter, t: Tell): string {
  if (way.by === 'limited') return t('way_limited');
  if (way.by === 'consensus') return way.minus === undefined ? t('way_consensus') : t('way_minus', { n: way.minus });
  const lists = way.passes!.all ? [way.passes!.all] : way.passes!.any!.map(({ all }) => all);
  return t('way_vote', { tests: lists.map((tests) => tests.map((test) => sayTest(test, charter, t)).join(t('and'))).join(t('or')) });
}

function sayTest(test: Test, charter: Charter, t: Tell): string {
  if (test.inFavour !== undefined) return t('test_inFavour', { n: test.inFavour });
  if (test.noneAgainst !== undefined) return t('test_noneAgainst', { group: test.noneAgainst === 'anyone' ? t('anyone') : nameIn(charter.groups ?? [], test.noneAgainst, t.lang) });
  if (test.notInFavourAtMost !== undefined) return t('test_rest', { n: test.notInFavourAtMost });
  return sayShare(test, t);
}

function sayShare({ atLeast, moreThan, of, weight }: Pick<Test, 'atLeast' | 'moreThan' | 'of' | 'weight'>, t: Tell): string {
  const facts: Record<string, Fact> = { share: atLeast ?? moreThan ?? '', base: t(`of_base_${of ?? 'members'}`) };
  const said = t(atLeast === undefined ? 'test_moreThan' : 'test_atLeast', facts);
  return weight === undefined ? said : t('test_weight', { said, weight: t(`weight_${weight}`) });
}

/** What a silence rule says beyond its hours and what an objection does; nothing where it says no more. */
export function sayMore(rule: SilenceRule, charter: Charter, t: Tell): string[] {
  return [
    ...(rule.useNeedsConsent ? [t('useNeedsConsent')] : []),
    ...(rule.urgentHours === undefined ? [] : [t('urgentMin', { hours: count(t, rule.urgentHours, 'hour') })]),
    ...(rule.extension === 'none' ? [t('noExtension')] : []),
    ...(rule.breakForm === 'written' || rule.breakForm === 'letter' ? [t(`breakForm_${rule.breakForm}`)] : []),
    ...(rule.escalatesTo ? [t('mayGoTo', { bodies: rule.escalatesTo.map(({ body }) => nameIn(charter.bodies, body, t.lang)).join(', ') })] : []),
    ...(rule.confirm ? [t('confirm')] : []),
    ...(rule.release === 'next_meeting' ? [t('releaseNext')] : []),
    ...(rule.effect === 'ab_initio' ? [t('abInitio')] : []),
  ];
}
