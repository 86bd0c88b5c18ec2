import { firstDay } from './charter/dates.ts';
import { dayOf, type Instant } from './time.ts';

/** A date, as precise as its source, that the machine's clock has not reached: what is to come is no fact. */
export const isAhead = (date: string, recordedAt: Instant, zone: string): boolean => firstDay(date) > dayOf(recordedAt, zone);
