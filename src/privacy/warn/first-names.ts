/**
 * First names common in Denmark among children and their parents. It can only help: a name that is missing is found by
 * its capital letter, and names that are ordinary words as well (Bo, Max, Per, Storm, Hans, August) are left out.
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `aage abdi adam adrian agnes ahmad ahmed aisha aksel alberte albert alexander alfred ali alicia allan alma amalie amanda
  amina amir anders andrea andreas anette anja anna annika anne annette anton arne arthur asger asta astrid aya axel
  bastian beate benjamin bent bente berit birgit birgitte birthe brian britt caroline carl carsten cecilie charlie
  charlotte christian christina christine clara claus connor dagmar daniel david dennis dorthe ebbe ebba edith elias
  elif elin elisabeth ella ellen ellie elliot elvira emil emilie emily emma erik ester esther eva fatima felix filip
  filippa finn flemming freja freya frederik frederikke frida fie gitte grethe gustav hamza hannah hanne harald hassan
  heidi helena helene helle henriette henrik henning holger hugo ibrahim ida ingrid ingolf irene isabella isak ismail iver
  jacob jakob jan jane janne jens jeppe jesper jette joan johan johanne johannes john jonas jonathan josefine jules julia
  julie jytte jørgen kaja kamilla karen karin karl karla karoline kasper katja katrine kenneth kirsten kirstine kenny
  klara klaus knud konrad kristian kristina kristine lars lasse laura lauge laust layla lea leah leila lene lennart leo
  leonora liam lily lilly lisbeth lise liva lone lotte louise luca lucas lucca ludvig lukas luna lærke mads magnus maja
  malene malou malte malthe maren maria mariam marie marianne marius markus martha martin mathias mathilde melina merle
  mette mia michael mikael mikkel mikkeline mila mille milo mohamed mohammad mohammed molly mona morten muhammad mustafa
  nadia naja nana nanna natalie natasha nicklas nicolai nicoline niels nikolaj nina noah noor nora oliver olivia omar oscar
  oskar otto palle patrick patricia pauline peder pernille peter philip pia poul preben rasmus rebecca rikke robin
  rosemarie runa sabrina saga samira samuel sanne sara sarah sebastian selma signe silas silje simon simone sofia sofie
  sophia sophie susanne svend søren tanja tenna thea theis theo theodor thomas thor thorbjørn tilde tim tina tobias
  tommy torben tristan troels ulla ulrik valdemar vera victor victoria vigga viggo viktor viktoria vilhelm villads
  villum vincent william winston yasmin yusuf zahra zainab zoe øjvind`.split(/\s+/),
);
