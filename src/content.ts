export type { Folders } from './content/folders.ts';
export { createInForce } from './content/in-force.ts';
export { type Known, know, type LoadedContent } from './content/know.ts';
export { type Problem, problemLine } from './content/problem.ts';
export { type ContentRead, readContent } from './content/read.ts';
export { shippedContent } from './content/shipped.ts';
export { flattenTexts } from './content/texts.ts';
export { watchContent } from './content/watch.ts';
