import type { z } from 'zod';
import type { Act } from '../core/act.ts';
import type { Fact } from '../core/refusal.ts';
import type { FeatureWords } from '../core/words.ts';
import type { WriteLease } from './db/database.ts';

/** Folds one act into the feature's tables. Uses neither clock nor serial numbers, so that it can be repeated. */
export type Projector = (lease: WriteLease, act: Act) => Promise<void>;

/** What an act did, more closely than its kind: keys of the feature's own words with what fills them, one after the other. */
export type Said = readonly { readonly key: string; readonly facts?: Readonly<Record<string, Fact>> }[];

/** What a feature hands to the composition root. */
export type Feature = {
  readonly name: string;
  /** One entry per kind of act: the shape of its payload, what it does to the tables, and how it is said where its kind says too little. */
  readonly acts: Readonly<Record<string, { readonly payload: z.ZodType; readonly project: Projector; readonly says?: (payload: never) => Said }>>;
  /** Acts of other features after which something of this one is no longer so: folded in the same transaction, after the feature whose act it is. */
  readonly follows?: Readonly<Record<string, Projector>>;
  /** Tables folded from acts, each with its primary key; `verify` rebuilds and compares them. */
  readonly projections: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<'en' | 'ru', FeatureWords>>;
};

/** All kinds of act of all features, each folded by its own feature and by those that follow it. @throws when two features claim one kind, or one follows a kind that nobody has. */
export function actKinds(features: readonly Feature[]): Map<string, Feature['acts'][string]> {
  const kinds = new Map<string, Feature['acts'][string]>();
  for (const feature of features) {
    for (const [kind, entry] of Object.entries(feature.acts)) {
      if (kinds.has(kind)) throw new Error(`two features claim the act ${kind}`);
      kinds.set(kind, entry);
    }
  }
  for (const feature of features) {
    for (const [kind, after] of Object.entries(feature.follows ?? {})) {
      const entry = kinds.get(kind);
      if (!entry) throw new Error(`${feature.name} follows ${kind}, which is no act`);
      kinds.set(kind, { ...entry, project: async (lease, act) => { await entry.project(lease, act); await after(lease, act); } });
    }
  }
  return kinds;
}
