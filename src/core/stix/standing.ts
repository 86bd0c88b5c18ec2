import type { Kind } from '../exchange/record.ts';
import { TLP } from '../exchange/record.ts';
import type { Instant } from '../time.ts';
import { say, type Words } from '../words.ts';
import { identityId, uuid5 } from './ids.ts';

/** A STIX 2.1 object: what its schema says, and no more is known of it here. */
export type Stix = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string; readonly created: Instant; readonly modified?: Instant };

/** When this mapping was first written down. */
const SINCE = '2026-01-01T00:00:00.000Z';

/** Whoever defines the extensions: the product, in whatever network it is used. */
export const MAKER: Stix = {
  type: 'identity', spec_version: '2.1', id: `identity--${uuid5('maker')}`, created_by_ref: `identity--${uuid5('maker')}`, created: SINCE, modified: SINCE,
  name: 'Comity', description: 'The software whose records these objects are made of. It defines their extensions.', identity_class: 'system',
};

/** What a record of each kind is in STIX: its main object. The others that it may become are a note and translations. */
export const TYPES = { assessment: 'report', answer: 'report', forecast: 'report', warning: 'report', paper: 'report', tasking: 'grouping', dissent: 'opinion', comment: 'note', proposal: 'note' } as const satisfies Partial<Record<Kind, string>>;
/** The kinds that are exported. Receipts, keys and memberships are between nodes; a recall is a version of what it recalls. */
export type ExportedKind = keyof typeof TYPES;
export const EXPORTED = Object.keys(TYPES) as ExportedKind[];
export const isExported = (kind: Kind): kind is ExportedKind => kind in TYPES;

export const extensionId = (kind: ExportedKind): string => `extension-definition--${uuid5('extension', kind)}`;

/** What stands in the extension of each kind, beside `record`. */
const HOLDS: Readonly<Record<ExportedKind, string>> = {
  assessment: 'title, judgement, likelihood (low and high, 0 to 1), confidence, sources (title, grade on the Admiralty scale, published), assumptions, alternatives, changes',
  answer: 'what an assessment has; the tasking that it answers is in record.refs and in object_refs',
  forecast: 'question, probability (0 to 1), horizon (a date), rule by which it is resolved, because',
  warning: 'title, consequence, options, addressee, answer_by (an instant), probability (0 to 1), sources',
  paper: 'title, version, paragraphs, dissents (hashes of records), expires (an instant)',
  tasking: 'question, background, answer_by (an instant)',
  dissent: 'text, paragraph (from 1) of what it disputes',
  comment: 'text',
  proposal: 'text, paragraph (from 1) of what it is about',
};

export const extensionDefinition = (kind: ExportedKind): Stix => ({
  type: 'extension-definition', spec_version: '2.1', id: extensionId(kind), created_by_ref: MAKER.id, created: SINCE, modified: SINCE,
  name: `Record of the kind ${kind}`, description: `What a signed record of the kind ${kind} says beyond the properties of STIX.`,
  schema: `Properties: ${HOLDS[kind]}. record: network, origin, id, rev, hash (SHA-256 of what was signed), author, created, valid_until, marking, refs (rel, id, hash), attachments, change. recall, where it was recalled: scope, reason, hash. Words are in the language of the object; language-content has the others.`,
  version: '1.0.0', extension_types: ['property-extension'],
});

/** The node as its network names it. @param issued of the version of the directory that names it so */
export const identityOf = (net: string, node: string, name: Words | null, issued: Instant | null): Stix => ({
  type: 'identity', spec_version: '2.1', id: identityId(net, node), created_by_ref: identityId(net, node), created: SINCE, modified: issued !== null && issued > SINCE ? issued : SINCE,
  name: name === null ? node : say(name, 'en'), description: `The node ${node} of the network ${net}.`, identity_class: 'organization',
});

/**
 * TLP 2.0 as the OASIS CTI technical committee publishes it for STIX 2.1 (cti-stix-common-objects,
 * extension-definition-specifications/tlp-2.0): identifiers, names and date are theirs. `created_by_ref` is added, which their schema allows
 * and the interoperability profile asks of every object.
 */
const TLP_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
const TLP_IDS: Readonly<Record<(typeof TLP.levels)[number], string>> = {
  CLEAR: '94868c89-83c2-464b-929b-a1a8aa3c8487', GREEN: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb', AMBER: '55d920b0-5e8b-4f79-9ee9-91f868d9b421', 'AMBER+STRICT': '939a9414-2ddd-4d32-a0cd-375ea402b003', RED: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
};
const TLP_SINCE = '2022-10-01T00:00:00.000Z';

/** The marking of a record: TLP, or a statement of what the charter calls it. @param name of the level in the charter; null where it is not known */
export function markingOf(net: string, { scheme, level }: { readonly scheme: string; readonly level: string }, name: Words | null): Stix {
  const tlp = scheme === TLP.scheme ? TLP_IDS[level as keyof typeof TLP_IDS] : undefined;
  if (tlp !== undefined) return {
    type: 'marking-definition', spec_version: '2.1', id: `marking-definition--${tlp}`, created_by_ref: MAKER.id, created: TLP_SINCE, name: `TLP:${level}`,
    extensions: { [TLP_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: level.toLowerCase() } },
  };
  return {
    type: 'marking-definition', spec_version: '2.1', id: `marking-definition--${uuid5('marking', net, scheme, level)}`, created_by_ref: MAKER.id, created: SINCE, name: `${scheme}: ${level}`.slice(0, 200),
    definition_type: 'statement', definition: { statement: name === null ? `${scheme}: ${level}` : `${scheme}: ${say(name, 'en')}` },
  };
}
