import { defineConfig } from 'vitest/config';

/** Tests against clients that none of us wrote; `npm run test:clients` installs them in `test/clients` first. */
export default defineConfig({
  test: {
    include: ['test/clients/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Each file starts whole products and browsers.
    fileParallelism: false,
  },
});
