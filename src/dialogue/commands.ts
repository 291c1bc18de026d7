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
  vagt: { action: 'duty', value: '' },
  duty: { action: 'duty', value: '' },
  kladder: { action: 'drafts', value: '' },
  drafts: { action: 'drafts', value: '' },
  pulsmåling: { action: 'pulse', value: '' },
  pulsmålinger: { action: 'pulse', value: '' },
  pulses: { action: 'pulse', value: '' },
  rapport: { action: 'report', value: '' },
  ugerapport: { action: 'report', value: '' },
  report: { action: 'report', value: '' },
  'weekly report': { action: 'report', value: '' },
  'uge for uge': { action: 'reportWeeks', value: '' },
  'week by week': { action: 'reportWeeks', value: '' },
  'hvorfor rød': { action: 'reportWhy', value: '' },
  'hvorfor gul': { action: 'reportWhy', value: '' },
  'why red': { action: 'reportWhy', value: '' },
  'why yellow': { action: 'reportWhy', value: '' },
  overblik: { action: 'overview', value: '' },
  overview: { action: 'overview', value: '' },
  mål: { action: 'goals', value: '' },
  goals: { action: 'goals', value: '' },
  brev: { action: 'letters', value: '' },
  'skriv til din afdeling': { action: 'letters', value: '' },
  letter: { action: 'letters', value: '' },
  gevinst: { action: 'gain', value: '' },
  'small win': { action: 'gain', value: '' },
  gevinster: { action: 'gains', value: '' },
  'small wins': { action: 'gains', value: '' },
};

const folded = new Map(Object.entries(orders).map(([words, order]) => [fold(words), order]));

/** The order that a line is, if it is one: the whole line, in any case, with æøå in any spelling. */
export function command(text: string): Command | undefined {
  return text.length > 40 ? undefined : folded.get(fold(text));
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
