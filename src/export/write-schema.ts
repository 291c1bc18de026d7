import { writeFileSync } from 'node:fs';
import { jsonSchema } from './json.ts';

// `npm run -s schema` after a change of what a week's report holds; a test refuses a file that is behind.
const file = new URL('../../docs/report.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
