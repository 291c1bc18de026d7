import { createCover } from './cover.ts';
import { readWords } from './read.ts';
import type { SmalltalkFile } from './rules.ts';

/** Tells whether a text says too little to search for ("det virker ikke", "hjælp til sag"). */
export type VagueRule = (text: string) => boolean;

/** Makes the rule: a text is vague when it consists of general words and fillers only. */
export function createVagueRule(file: SmalltalkFile): VagueRule {
  const { words, fillers } = file.vague;
  const cover = createCover([
    ...words.map((phrase) => ({ group: 'vague', phrase })),
    ...[...fillers, ...file.padding].map((phrase) => ({ group: 'filler', phrase })),
  ]);
  return (text) => cover.whole(readWords(text)) !== undefined;
}
