import { load } from '../alpha/index.ts';
import { rows } from './store.ts';

export const both = async (): Promise<string> => `${(await load()).id} ${rows().length}`;
