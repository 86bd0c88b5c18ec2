// must fail: arrows no-test-in-the-product
export { expect } from 'vitest';
