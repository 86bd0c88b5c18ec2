import type { Refusal } from '../refusal.ts';

/**
 * What a source's file says, in the desk's own shape. A source is read by a pure, pushed reader: pieces of text go in,
 * items come out, each with the line it stands on. Nothing is dropped: a row is a record, or a refusal with its text.
 */

/** How precisely it is known where something happened, from the most to the least precise. */
export const PLACE_PRECISIONS = ['exact', 'near', 'district', 'province', 'area', 'country', 'waters', 'none'] as const;
/**
 * `exact`: the place itself. `near`: within some 25 km, or a named place that stands for its surroundings. `district`: second-level unit.
 * `province`: first-level unit. `area`: a line or fuzzy region. `waters`: at sea or in the air beyond any state.
 */
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

/** How precisely it is known when: the day; within a week; within a month; longer. */
export const DATE_PRECISIONS = ['day', 'week', 'month', 'longer'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** Only `exact` and `near` may be drawn as a point; everything else is an area. */
export const isPoint = (precision: PlacePrecision): boolean => precision === 'exact' || precision === 'near';
/** Only such dates may enter a weekly count. */
export const isWeekly = (precision: DatePrecision): boolean => precision === 'day' || precision === 'week';

/** Coordinates as published, WGS84 degrees, never rounded; null where there are none. */
export type Place = {
  /** ISO 3166-1 alpha-3, or null where it is not one country's. */
  readonly country: string | null;
  /** First- and second-level units, as the source names or codes them. */
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly name: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: PlacePrecision;
  /** PRIO-GRID cell, where the source gives one. */
  readonly cell: number | null;
};

/** One thing that happened, as one source reports it. */
export type EventRecord = {
  /** The source's own number of it, the same in every later version. */
  readonly id: string;
  /** First and last day, ISO, both included. */
  readonly from: string;
  readonly to: string;
  readonly datePrecision: DatePrecision;
  readonly place: Place;
  /** The source's own code of what it is: text, since "043" is not 43. */
  readonly kind: string;
  readonly actors: readonly string[];
  /** Figures by name, in the unit that the source declares for the name; a figure that is not given is not there. */
  readonly measures: Readonly<Record<string, number>>;
  /** What the source says of its own certainty ("Clear", "Check deaths"), or null. */
  readonly status: string | null;
  readonly title: string | null;
  /** Addresses or citations of what it was taken from. */
  readonly links: readonly string[];
  /** Equal in rows that report the same thing, where the source has a rule for it; they are of one country and day. Such rows are kept and linked, not counted twice. */
  readonly same?: string;
  /** The source has taken it back. */
  readonly deleted?: true;
};

/** One figure of an area and a stretch of time. */
export type FigureRecord = {
  /** Series within the source. */
  readonly series: string;
  /** ISO 3166-1 alpha-3 of a country (ZZZ for none), or the P-code of a unit; where the source gives no P-code, the unit's names under its country ("AFG:Paktya"). */
  readonly area: string;
  readonly areaName: string | null;
  readonly level: 'country' | 'province' | 'district';
  /** First and last day that the figure is about, ISO, both included. */
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly unit: string;
  /** What tells figures of the same series, area and time apart (round, reason, phase), in the source's words. */
  readonly labels: Readonly<Record<string, string>>;
  readonly status: string | null;
};

/** `line` is where the row starts, counted as an editor does, or the number of the item where there are no lines. */
export type Item<T> = { readonly line: number; readonly record: T } | Refused;
/** `id` where the row's own number could be read, so that a refused row of a whole file is not taken for one that is missing. */
export type Refused = { readonly line: number; readonly refusal: Refusal; readonly raw: string; readonly id?: string };

/** What stands around a row when it is read again alone: the line of column names before it, brackets around it. */
export type Frame = { readonly before: string; readonly after: string };

/** A file being read: `push` and `end` give the items that have become whole. A refusal ends the reading: the file is not one of this source. */
export type Reader<T> = {
  push(text: string): readonly Item<T>[] | Refusal;
  end(): readonly Item<T>[] | Refusal;
  /** After the end; without it a row is read again as it stands. */
  frame?(): Frame;
};

type SourceOf<K extends string, T> = {
  readonly kind: K;
  readonly id: string;
  readonly title: { readonly en: string; readonly ru: string };
  readonly publisher: string;
  readonly licence: string;
  /** Whether its rows may leave the desk in an export. */
  readonly mayExport: boolean;
  /** A file holds all there is for what it covers: what is no longer in it has been taken back. */
  readonly whole: boolean;
  /** How many rows the file itself says it has, where a format says so, is `expected` of the reader's last answer. */
  open(): Reader<T> & { expected?(): number | null };
};
/**
 * How long a country may be silent in a source before the silence says nothing: `none`, a file covers whatever lies between its
 * first day and its last, and no row means that nothing happened; else a country's day, month or year without a row is not covered.
 */
export type Gaps = 'none' | 'day' | 'month' | 'year';
export type EventSource = SourceOf<'events', EventRecord> & { /** Unit of each measure, as the source counts it. */ readonly units: Readonly<Record<string, string>>; readonly gaps: Gaps };
export type FigureSource = SourceOf<'figures', FigureRecord>;
export type IngestSource = EventSource | FigureSource;
