// must fail: arrows feature-below-shell
export { desk } from '../../desk.ts';
