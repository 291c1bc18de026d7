/** What compounds of offices, law and systems end in; none is the end of a surname or of a town (lund, borg, gaard, bro). */
const HEADS =
  words(`adgang adresse advokat afgørelse afslag aktindsigt analyse ansøgning arbejdsgang arkiv assistent avisen
  base befordring behov bekymring besked besøg beslutning betaling bevilling bilag billede bistand brev browser budget bøde
  center central centret dagbog data database dispensation dokument drev duplikat ejendom ekspert enhed erklæring faktura
  fejl fejlkode figur filen filer forløb forside forvaltning fravær funktion førsel førsler førslen genogram godtgørelse handicap henvendelse historik
  hjemmeside hjemmevejleder hjælp hverdag håndbog ikon index indgreb indstilling internet intranet jobcenter journal
  kalender kanal kategori klage klinik klasse kolonne komité kommentar konference konflikt kontakt konto kontoret kontrakt
  kontrol kurser kursus kvittering kørsel ledelse levering liste logbog login mappe maske medicin menu metode mitid mobil modul
  myndighed møde nemid nettet netværk niveau notat nummer område opgave ophold oplysning orlov overblik overgreb oversigt
  pakke pause pension periode placering platform politi portal praktik princip printer problem proces profil program
  projekt protokol psykiatri psykolog punkt rapport referat regel register registret relation resumé revision rutine række
  samtykke sanktion server service session side sikkerhed sikring skabelon skema skranke skrift skrivebord skærm software
  spalte sprog spørgsmål stamdata statistik svigt sygdom symbol tabel tablet takst tavle tekst telefon tidslinje tilbud tilskud
  transport uddannelse udgift udkast udvalg vejleder vejledning version vindue visning vurdering værktøj webinar økonomi`);

/** Words of the same kind in which a name may end (rolle: Trolle), so that they count only when they stand alone. */
const ALONE = words(
  `appen dom fane fil folder info jura køen link mail motor norm rolle tabt tal test titel tråd vagt video vilkår viden vold`,
);

/** The definite, the plural and the owner: platformen, udgifter, overblikkets, skemaerne. */
const INFLECTED = '(?:[klmnpst]?(?:e[nrt]?|n|r|t|e?r?ne))?s?';
const NOUN = new RegExp(`(?:(?:${HEADS.join('|')})|^(?:${ALONE.join('|')}))${INFLECTED}$`, 'iu');

/** Forms that are too long to be a name: whiteboardet, indsatserne, migreringen, integration. */
const LONG_FORM = /^(?!margaret|elisabet|elizabet)\p{L}{6,}(?:et|erne|ingen|heden|tion|tionen|tioner)s?$/iu;

/** Whether a word with a capital letter is a thing of the office, such as "Sundhedsplatformen" or "Merudgifter". */
export function isThing(word: string): boolean {
  return NOUN.test(word) || LONG_FORM.test(word);
}

function words(list: string): string[] {
  return list.trim().split(/\s+/u);
}
