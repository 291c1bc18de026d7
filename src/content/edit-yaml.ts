import { parseDocument } from 'yaml';
import type { Path } from './yaml-file.ts';

/** One value to be set in a file: where, and what. */
export interface Edit {
  readonly path: Path;
  readonly value: unknown;
}

/** A YAML text with these values in place of its own; comments and everything else stay as they are. */
export function editYaml(text: string, edits: readonly Edit[]): string {
  const doc = parseDocument(text);
  for (const { path, value } of edits) doc.setIn(path, doc.createNode(value));
  return doc.toString({ lineWidth: 0 });
}
