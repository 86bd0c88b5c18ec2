import { codeOfName, countryName } from '../../platform/countries.ts';
import { citedFigures } from './sources/cited.ts';
import type { Source } from './sources/source.ts';
import { ucdpDeaths } from './sources/ucdp.ts';
import { unhcrAsylum, unhcrRefugees } from './sources/unhcr.ts';
import { unodcSeizures } from './sources/unodc.ts';

export type { Figures, Row, Source } from './sources/source.ts';

/** Whose files the desk reads. */
export const SOURCES: readonly Source[] = [ucdpDeaths, unhcrAsylum(countryName), unhcrRefugees(countryName), citedFigures, unodcSeizures(codeOfName)];

export const sourceById = (id: string): Source | null => SOURCES.find((source) => source.id === id) ?? null;
