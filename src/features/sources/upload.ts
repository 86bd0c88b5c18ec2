import { refuse, type Refusal } from '../../core/refusal.ts';

/** A page takes a file of at most so many bytes; the command line one of any size. */
export const MOST_BYTES = 25 * 1024 * 1024;

export const tooLarge = (size: number): Refusal => refuse('sources.too_large', { megabytes: Math.ceil(size / 1024 / 1024), most: MOST_BYTES / 1024 / 1024 }, 'file');
