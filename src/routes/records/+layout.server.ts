import { publicFrame } from '../public-frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = publicFrame;
