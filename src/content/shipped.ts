import { fileURLToPath } from 'node:url';

/** The folder of the content that ships with Medvind. */
export const shippedContent = fileURLToPath(new URL('../../content', import.meta.url));
