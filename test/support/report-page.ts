import type { PageLight, ReportPage } from '../../src/report/index.ts';

const light = (one: Omit<PageLight, 'change' | 'size'> & Partial<PageLight>): PageLight => ({
  change: 'uændret',
  size: '20+ svar',
  ...one,
});

/** What familie's page of week 47 reads like in Danish, by hand; the figures are those of `fullReport()`. */
export function familiePage(): ReportPage {
  return {
    lang: 'da',
    week: '2026-W47',
    scope: 'familie',
    title: 'Uge 47 · Familieafdelingen · 2 uger efter start',
    period: '16.–22. november 2026',
    example: 'Eksempel. Kommunen, personerne og tallene er opdigtet.',
    headline: 'Trygheden holder, men der mangler tid til at lære.',
    sections: [
      {
        id: 'goals',
        heading: 'Mål',
        lines: [],
        lights: [
          light({
            goal: 'tryghed',
            light: 'green',
            symbol: '●',
            word: 'Grøn',
            name: 'Tryghed i systemet',
            value: '3,2',
            target: 'mål 3,2',
            why: 'på mål',
          }),
          light({
            goal: 'tid',
            light: 'red',
            symbol: '■',
            word: 'Rød',
            name: 'Tid til at lære',
            value: '2,1',
            target: 'mål 3,0',
            change: 'ned',
            why: 'under 2,5',
          }),
          light({
            goal: 'hjaelp',
            light: 'yellow',
            symbol: '▲',
            word: 'Gul',
            name: 'Hjælp når jeg har brug for det',
            value: '2,9',
            target: 'mål 3,5',
            why: 'uden for målet første gang',
          }),
          light({
            goal: 'svartid',
            light: 'green',
            symbol: '●',
            word: 'Grøn',
            name: 'Svar inden for en halv time',
            value: '28 min.',
            target: 'mål 30 min.',
            size: '19 spørgsmål',
            why: 'på mål',
          }),
          light({
            goal: 'bfu-til-tiden',
            light: 'grey',
            symbol: '○',
            word: 'Grå',
            name: 'Undersøgelser inden fire måneder',
            value: '–',
            target: 'mål 85 %',
            change: '',
            size: '',
            why: 'tallet mangler',
          }),
        ],
      },
      {
        id: 'dip',
        heading: 'Dykket: plan og virkelighed',
        lines: ['Trygheden ligger inden for planen.'],
        chart: {
          title: 'Tryghed uge for uge',
          alt: 'Tryghed fra 1 til 5. Uge −1: 3,3. Uge 0: 2,7. Uge 1: 3,0. Uge 2: 3,2. Planen: 3,3, 2,8, 2,9 og 3,1.',
          lang: 'da',
          xLabel: 'Uger efter start',
          yLabel: 'Tryghed',
          yMin: 1,
          yMax: 5,
          x: ['−1', '0', '1', '2', '3', '4'],
          series: [
            { name: 'Målt', style: 'actual', values: [3.3, 2.7, 3, 3.2, null, null] },
            { name: 'Plan', style: 'plan', values: [3.3, 2.8, 2.9, 3.1, 3.3, 3.5], tolerance: 0.3 },
          ],
          marks: [{ at: 1, label: 'Start' }],
        },
        table: {
          caption: 'Tryghed: plan og målt',
          columns: [
            { label: 'Uge efter start' },
            { label: 'Målt', numeric: true },
            { label: 'Plan', numeric: true },
          ],
          rows: [
            ['−1', '3,3', '3,3'],
            ['0', '2,7', '2,8'],
            ['1', '3,0', '2,9'],
            ['2', '3,2', '3,1'],
          ],
        },
      },
      {
        id: 'participation',
        heading: 'Deltagelse',
        lines: [
          'Svarprocent 70 %.',
          '58 spørgsmål fra 23 personer. 64 % blev løst uden en superbruger (58 spørgsmål).',
          'Mediantid til svar 28 min. arbejdstid (21 spørgsmål).',
        ],
      },
      {
        id: 'topics',
        heading: 'Uløste emner',
        lines: ['Nye svar i ugen: Hvordan sender jeg brevet til begge forældre?'],
        table: {
          caption: 'Uløste spørgsmål efter emne',
          columns: [
            { label: 'Emne' },
            { label: 'I alt', numeric: true },
            { label: 'Hos jer', numeric: true },
            { label: 'Ældste, arbejdsdage', numeric: true },
          ],
          rows: [
            ['Breve og Digital Post', '9', '6', '4'],
            ['Indsatser og økonomi', '5', '–', '6'],
            ['Gamle data og overførsel', '3', '–', '1'],
          ],
        },
      },
      {
        id: 'capacity',
        heading: 'Superbrugere',
        lines: [
          '8 superbrugere brugte 29,5 af 38 aftalte timer.',
          '2 spørgsmål ventede over en time på at blive taget.',
          'Ingen på vagt 26. november kl. 15.30–17.00 og 27. november kl. 12.00–13.00.',
        ],
      },
      {
        id: 'advice',
        heading: 'Forslag',
        lines: [],
        advice: [
          {
            id: '2026-W47/familie/ressourcer',
            focus: 'Afsætte ressourcer',
            text: 'Giv hver rådgiver to fredede timer i uge 48.',
            why: 'Tid til at lære er 2,1. Målet er 3,0.',
          },
          {
            id: '2026-W47/familie/roller',
            focus: 'Roller og ansvar',
            text: 'Skriv vagtplanen og hvem der afgør hvad på én side.',
            why: 'Hjælp når jeg har brug for det er 2,9. Målet er 3,5.',
            decided: 'Vi gør det',
          },
        ],
      },
      {
        id: 'saidDid',
        heading: 'I sagde – vi gjorde',
        lines: ['Uge 46: mere tid til at lære. Det gør vi. Fra 2,2 til 2,1: uændret.'],
      },
      {
        id: 'gain',
        heading: 'Ugens gevinst',
        lines: ['Brevfletningen sparede mig en halv time i tirsdags.'],
      },
    ],
    footer: [
      'Tal vises kun, når mindst 5 personer står bag.',
      'Tallene måler indførelsen, ikke nogens produktivitet. Spørg projektlederen.',
    ],
  };
}
