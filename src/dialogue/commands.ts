/** An order that can be written instead of pressed. */
export interface Command {
  readonly action: string;
  readonly value: string;
}

const orders: Readonly<Record<string, Command>> = {
  'mine spørgsmål': { action: 'mine', value: '' },
  'my questions': { action: 'mine', value: '' },
  'mine data': { action: 'mydata', value: '' },
  'vis mine data': { action: 'mydata', value: '' },
  'my data': { action: 'mydata', value: '' },
  'show my data': { action: 'mydata', value: '' },
  'slet mine data': { action: 'mydata', value: '' },
  'delete my data': { action: 'mydata', value: '' },
  privatliv: { action: 'privacy', value: '' },
  privacy: { action: 'privacy', value: '' },
  dansk: { action: 'lang', value: 'da' },
  'på dansk': { action: 'lang', value: 'da' },
  english: { action: 'lang', value: 'en' },
  'in english': { action: 'lang', value: 'en' },
  engelsk: { action: 'lang', value: 'en' },
  kø: { action: 'queue', value: '' },
  queue: { action: 'queue', value: '' },
  køen: { action: 'queue', value: '' },
  'min kø': { action: 'queue', value: '' },
  'the queue': { action: 'queue', value: '' },
  vagt: { action: 'duty', value: '' },
  duty: { action: 'duty', value: '' },
  'min vagt': { action: 'duty', value: '' },
  'my duty': { action: 'duty', value: '' },
  kladder: { action: 'drafts', value: '' },
  drafts: { action: 'drafts', value: '' },
  puls: { action: 'pulse', value: '' },
  pulsen: { action: 'pulse', value: '' },
  'puls måling': { action: 'pulse', value: '' },
  pulsrunde: { action: 'pulse', value: '' },
  pulsrunden: { action: 'pulse', value: '' },
  'the pulse': { action: 'pulse', value: '' },
  'pulse survey': { action: 'pulse', value: '' },
  pulsmåling: { action: 'pulse', value: '' },
  pulsmålinger: { action: 'pulse', value: '' },
  pulsmålingen: { action: 'pulse', value: '' },
  pulse: { action: 'pulse', value: '' },
  pulses: { action: 'pulse', value: '' },
  'svar på pulsmålingen': { action: 'pulseCard', value: '' },
  'svar på puls': { action: 'pulseCard', value: '' },
  'svar på pulsen': { action: 'pulseCard', value: '' },
  'jeg vil svare på pulsen': { action: 'pulseCard', value: '' },
  'jeg vil svare på pulsmålingen': { action: 'pulseCard', value: '' },
  'answer the pulse': { action: 'pulseCard', value: '' },
  'i want to answer the pulse': { action: 'pulseCard', value: '' },
  rapport: { action: 'report', value: '' },
  ugerapport: { action: 'report', value: '' },
  report: { action: 'report', value: '' },
  'weekly report': { action: 'report', value: '' },
  rapporten: { action: 'report', value: '' },
  ugerapporten: { action: 'report', value: '' },
  'ugens rapport': { action: 'report', value: '' },
  'vis rapport': { action: 'report', value: '' },
  'vis rapporten': { action: 'report', value: '' },
  'hvordan går det i min afdeling': { action: 'report', value: '' },
  'hvordan går det i afdelingen': { action: 'report', value: '' },
  'uge for uge': { action: 'reportWeeks', value: '' },
  'week by week': { action: 'reportWeeks', value: '' },
  'hvorfor rød': { action: 'reportWhy', value: '' },
  'hvorfor gul': { action: 'reportWhy', value: '' },
  'why red': { action: 'reportWhy', value: '' },
  'why yellow': { action: 'reportWhy', value: '' },
  overblik: { action: 'overview', value: '' },
  overblikket: { action: 'overview', value: '' },
  'åbn overblik': { action: 'overview', value: '' },
  'åbn overblikket': { action: 'overview', value: '' },
  overview: { action: 'overview', value: '' },
  mål: { action: 'goals', value: '' },
  goals: { action: 'goals', value: '' },
  brev: { action: 'letters', value: '' },
  'skriv til din afdeling': { action: 'letters', value: '' },
  'skriv brev': { action: 'letters', value: '' },
  'skriv et brev': { action: 'letters', value: '' },
  'write to your department': { action: 'letters', value: '' },
  letter: { action: 'letters', value: '' },
  gevinst: { action: 'gain', value: '' },
  'del en gevinst': { action: 'gain', value: '' },
  'share a small win': { action: 'gain', value: '' },
  'small win': { action: 'gain', value: '' },
  gevinster: { action: 'gains', value: '' },
  'small wins': { action: 'gains', value: '' },
};

const folded = new Map(
  Object.entries(orders).flatMap(([words, order]) => [
    [fold(words), order] as const,
    [fold(bare(words)), order] as const,
  ]),
);

/** "Rapport uge 46": the report of a week that is named by its number. */
const ofWeek =
  /^\s*(?:vis |show )?(?:ugerapport|rapport|report)(?:en)?(?: for| fra)? (?:uge|week) (\d{1,2})\W*$/iu;

/**
 * The order that a line is, if it is one: the whole line, in any case, with æøå in any spelling. The name of every
 * button of the menu is one.
 */
export function command(text: string): Command | undefined {
  if (text.length > 40) return undefined;
  const week = ofWeek.exec(text)?.[1];
  return week === undefined ? folded.get(fold(text)) : { action: 'report', value: week.padStart(2, '0') };
}

// As on a keyboard without the three letters: "koen", "maal" and "mal".
function bare(text: string): string {
  return text.replaceAll('æ', 'a').replaceAll('ø', 'o').replaceAll('å', 'a');
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
}
