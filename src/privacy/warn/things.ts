/** What compounds of offices, law and systems end in; none is the end of a surname or of a town (lund, borg, gaard, bro). */
const HEADS =
  words(`adgang adresse adressenavn advisering advokat afdeling afdækning afgørelse aflastning afslag aftale
  aktindsigt aktivitet alkohol analyse anbringelse ansættelse ansøgning arbejdsgang arkiv assistent asyl
  avisen barsel base befordring behov bekymring beløb besked beslutning besøg betaling bevilling bilag billede
  bistand bogholderi bolig brev browser bruger budget bøde børnehave børnehus center central centret chef
  dagbog dagpleje dagtilbud data database dispensation dokument drev duplikat efternavn efterskole ejendom
  ekspert eksport enhed erklæring fagforening faktura familie fejl fejlkode figur filen filer forløb fornavn
  forside forvaltning fravær fritid fritidshjem fuldmagt funktion førsel førslen førsler gebyr genogram
  godtgørelse graviditet gruppe gæld handicap handleplan henvendelse historik hjemløshed hjemmeside
  hjemmevejleder hjælp husleje hverdag håndbog ikon import index indgreb indsats indstilling institution
  integration internet intranet jobcenter journal kalender kanal kasse kategori klage klasse klinik kolonne
  komité kommentar konference konflikt kontakt konto kontoret kontrakt kontrol kostskole krisecenter kurser
  kursus kvittering kørsel ledelse lejlighed levering linje liste logbog login læge lærer løn mappe maske
  medicin mentor menu metode misbrug mistrivsel mitid mobil modul myndighed møde nationalitet nemid nettet
  netværk netværkskort niveau notat nummer nøgle område opfølgning opgave ophold opholdssted oplysning orlov
  overblik overgreb oversigt pakke pause penge pension periode placering platform pligt politi portal praktik
  princip printer problem proces profil program projekt protokol prøve psykiatri psykolog punkt pædagog
  rapport referat refusion regel register registret regning relation religion resumé retsmøde rettighed
  revision rutine rådgiver række samtale samtykke samvær sanktion screening server service session side
  sikkerhed sikring skabelon skat skema skilsmisse skranke skrift skrivebord skærm software spalte sprog
  spørgsmål stamdata statistik statsborgerskab støtte svigt sygdom sygeplejerske symbol system tabel tablet
  takst tandlæge tavle tekst telefon tidslinje tilbud tilskud tilsyn transport trivsel udbetaling uddannelse
  udgift udkast udvalg underretning undersøgelse ungestøtte vederlag vejleder vejledning version vikar vindue
  visning vuggestue vurdering vægt værelse værge værktøj webinar ydelse økonomi`);

/** Words of the same kind in which a name may end (rolle: Trolle), so that they count only when they stand alone. */
const ALONE = words(
  `appen cpr dom fane fil folder info jura køen link mail motor norm rolle tabt tal test titel tråd vagt video vilkår viden vold`,
);

/** The definite, the plural and the owner: platformen, udgifter, overblikkets, skemaerne. */
const INFLECTED = '(?:[klmnpst]?(?:e[nrt]?|n|r|t|e?r?ne))?s?';
const NOUN = new RegExp(`(?:(?:${HEADS.join('|')})|^(?:${ALONE.join('|')}))${INFLECTED}$`, 'iu');

/** Forms that are too long to be a name: whiteboardet, indsatserne, migreringen, integration. */
const LONG_FORM =
  /^(?!margaret|elisabet|elizabet)(?:\p{L}{6,}(?:et|erne|heden|tion|tionen|tioner)|\p{L}{4,}ingen)s?$/iu;

/** Whether a word with a capital letter is a thing of the office, such as "Sundhedsplatformen" or "Merudgifter". */
export function isThing(word: string): boolean {
  return NOUN.test(word) || LONG_FORM.test(word);
}

function words(list: string): string[] {
  return list.trim().split(/\s+/u);
}
