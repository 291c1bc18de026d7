/** General Danish lines on everyday matters, one a line; examples of what no entry answers. */
export const danishOffTopic: readonly string[] = `
hvad er hovedstaden i Australien
hvem vandt fodboldkampen i går
kan du fortælle en vittighed
hvor gammel er du
hvad synes du om politik
hvornår er det fuldmåne
hvor mange kalorier er der i en banan
hvordan laver man risengrød
skriv et digt om efteråret
hvad betyder livet
hvor langt er der til månen
hvem opfandt telefonen
kan du anbefale en god bog
hvad skal jeg give min mor i fødselsdagsgave
hvornår går det næste tog til Odense
hvilken farve er bedst til et soveværelse
min hund vil ikke spise
hvordan slipper jeg af med myrer i køkkenet
hvad er kvadratroden af 144
er der liv på andre planeter
hvem er statsminister i Norge
hvor køber jeg billige vinterdæk
jeg er forelsket i min nabo
hvordan får jeg rødvin ud af en dug
hvad er den bedste film fra halvfemserne
hvor mange indbyggere har Kina
hvordan planter man tulipaner
hvad koster en liter mælk
kan man gå tur i skoven om natten
hvad hedder det højeste bjerg i verden
hvordan binder man et slips
hvad drømmer katte om
hvilket hold skal jeg holde med
er kaffe sundt
hvordan lærer jeg at spille guitar
hvem malede stjernenatten
hvad er opskriften på pandekager
hvornår blev muren i Berlin revet ned
skal jeg købe elbil eller benzinbil
hvad er forskellen på en krokodille og en alligator
kan fisk sove
hvordan træner man til et maraton
hvad er en god replik på en date
hvor ligger Madagaskar
hvad tænker du på lige nu
er du et menneske eller en robot
hvad kan jeg lave af rester af kylling
hvorfor er himlen blå
hvor meget vejer en elefant
hvad er det for en sang de spiller i radioen
hvordan laver man en papirflyver
hvilke aktier skal jeg købe
hvad siger mit stjernetegn om i dag
hvor finder jeg en god frisør
min telefonskærm er gået i stykker
hvordan kommer jeg over en kæreste
hvad er den hurtigste vej til lufthavnen
kan du synge en sang for mig
hvad spiser pindsvin
hvorfor gaber man
hvordan maler man et loft
hvad er klokken i Tokyo
hvem skrev Den lille havfrue
hvor mange ben har en edderkop
hvad er god vin til lam
hvordan staver man til rhododendron
kan jeg få en kop kaffe
hvad er meningen med det hele
hvornår åbner svømmehallen
hvilken serie skal vi se i aften
hvordan strikker man en hue
hvor varmt er der i Spanien i juli
hvad er den længste flod i Europa
min cykel er punkteret
hvordan får jeg en baby til at sove
hvad betyder mit navn
hvem er verdens rigeste mand
hvordan sletter man sin profil på et socialt medie
er jorden rund
hvad skal der ske på fredag i byen
hvor mange dage er der til jul
jeg har ondt i ryggen af at grave have
hvad er den bedste mobiltelefon
hvordan vasker man uld
hvilken slags træ er det i min have
kan du gætte et tal
hvad koster det at bygge et drivhus
hvad hedder kongens børnebørn
hvor kan man leje en båd
hvad er et sort hul
hvordan steger man en bøf
hvem vinder valget i Amerika
hvad er en god øvelse for mavemusklerne
jeg keder mig
du er sød
fortæl mig noget jeg ikke ved
hvor er der gratis parkering ved stranden
hvad gør man ved en bistade
hvordan fungerer en vulkan
hvad er prisen på guld
kan man spise ramsløg rå
hvornår er der sommertid
hvem spillede hovedrollen i filmen
hvad er den rigtige temperatur i et akvarium
hvordan laver jeg hjemmelavet is
skal man tippe på en restaurant i Italien
hvor høj er rundetårn
hvad hedder hunden i tegneserien
er det farligt at spise sne
hvad er forskellen på en alt og en tenor
kan du tale kinesisk
hvad er rimet på appelsin
hvor mange strenge har en violin
hvordan sliber man en køkkenkniv
hvad skal jeg tage på til et bryllup
hvem kom først til Sydpolen
hvad er en kvantecomputer
kan heste svømme
hvordan tegner man en hest
hvad er vejen til succes
jeg vil gerne bestille en pizza
er der udsalg i dag
hvorfor snorker mænd
hvad er det sjoveste du har hørt
hvordan bliver man astronaut
hvor mange oceaner findes der
hvad laver du i weekenden
hvordan bygger man en fuglekasse
hvilken hunderace fælder mindst
må man drikke regnvand
hvad er den ældste by i Danmark
kan du løse en krydsord for mig
hvordan sylter man agurker
hvor går solen ned
hvad er dit yndlingsdyr
asdf qwer
bla bla bla
test test
hvad så
`
  .trim()
  .split('\n');
