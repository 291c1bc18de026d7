import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { faqFileSchema } from '../../../src/answer/entry.ts';
import {
  createUnderstandRules,
  declineSchema,
  doorsSchema,
  emergencySchema,
  smalltalkSchema,
  type UnderstandFiles,
} from '../../../src/answer/understand/index.ts';

function content(name: string): unknown {
  return parse(readFileSync(new URL(`../../../content/${name}.yaml`, import.meta.url), 'utf8'));
}

/** The shipped content of the four files. */
export const shippedFiles: UnderstandFiles = {
  emergency: emergencySchema.parse(content('emergency')),
  smalltalk: smalltalkSchema.parse(content('smalltalk')),
  decline: declineSchema.parse(content('decline')),
  doors: doorsSchema.parse(content('doors')),
};

/** The rules of the shipped content. */
export const shipped = createUnderstandRules(shippedFiles);

/** A list of texts in a file beside the tests. */
export function texts(file: string): readonly string[] {
  return z.array(z.string()).parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')));
}

/** Every question and phrasing of the shipped FAQ. */
export function faqTexts(): readonly string[] {
  const folder = new URL('../../../content/faq/', import.meta.url);
  return readdirSync(folder).flatMap((name) => {
    const file = faqFileSchema.parse(parse(readFileSync(new URL(name, folder), 'utf8')));
    return file.entries.flatMap(({ question, phrasings }) => [question, ...phrasings]);
  });
}
