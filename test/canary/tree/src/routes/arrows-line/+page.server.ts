// must fail: arrows pages-without-commands-of-the-line
import { load as read } from '../../features/alpha/cli.ts';

export const load = async (): Promise<{ id: string }> => read();
