import { type Facts, noteOnly, voice } from './facts.ts';
import { message, paragraph } from './speaker.ts';
import type { Turn } from './turn.ts';

/** A turn that tells the one who acted one text and changes nothing. */
export function told(facts: Facts, key: string, values: Readonly<Record<string, string>> = {}): Turn {
  const { lang, say } = voice(facts);
  return noteOnly(message(lang, [paragraph(say(key, values))]));
}
