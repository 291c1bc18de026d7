import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need programs that `npm run test:clients` installs.
    exclude: [...configDefaults.exclude, 'test/clients/**'],
    // Browser, crash and process tests start real programs; two cores may be shared with others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
