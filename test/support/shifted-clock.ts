/** Preloaded into a process of the product: its clock begins at MEDVIND_TEST_NOW and goes on from there. */
const begin = Date.parse(process.env['MEDVIND_TEST_NOW'] ?? '');
const real = Date.now;
const started = real();
if (!Number.isNaN(begin)) Date.now = () => begin + real() - started;
