/** Something in the content that must be put right, or (as a warning) looked at. */
export interface Problem {
  /** The content folder, as it was given. */
  readonly folder: string;
  /** The file within that folder, such as `faq/adgang-og-login.yaml`; the folder itself when it is ''. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Such as `entries[foerste-login].phrasings[2]`: by id where there is one, else counted from 1. '' for a file. */
  readonly field: string;
  /** What is wrong and what to write instead, as one or more sentences. */
  readonly message: string;
}

/** A problem on one line, as people read it: `faq/adgang.yaml:12 entries[login].owner: No owner has …`. */
export function problemLine({ folder, file, line, field, message }: Problem): string {
  if (file === '') return `${folder}: ${message}`;
  return `${file}:${line}${field === '' ? '' : ` ${field}`}: ${message}`;
}

/** Makes the beginning a capital and the end a full stop. */
export function sentence(words: string): string {
  const whole = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
