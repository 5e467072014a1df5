// Small words by which names are found in a sentence: "the battery is great", "der Akku ist gut".
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Stand before a name. */
export const DETERMINERS = set(`
  the this that these those its my your our their his her a an any some each every no
  der die das den dem des ein eine einen einem einer mein meine ihr ihre unser unsere dieser diese dieses kein keine
  le la les l un une des du mon ma mes votre vos notre nos ce cette ces
  el los las una unos unas mi mis su sus este esta esto
  de het een mijn onze ons jullie uw deze dit`)

/** Stand between a name and what is said of it. */
export const COPULAS = set(`
  is are was were be been seems seem looks look feels feel sounds sound works work gets stays remains
  ist sind war waren bleibt wirkt scheint funktioniert
  est sont était étaient reste semble fonctionne
  es son era eran fue está están parece funciona
  zijn bleef blijft lijkt werkt`)

/** Never a name of what customers speak of, nor a part of one. */
export const NO_NAMES = set(`
  i you he she it we they me him us them who which what when where why how there here this that these those one ones
  and or but if then than as at by for from in into of off on onto out over to under up with without about after before
  while because so not no nor only just also too very really quite much many more most less least few several all any
  some each every other another such same own both either neither be am is are was were been being do does did done
  have has had having can could will would shall should may might must get got gets getting make makes made go goes
  went gone take takes took use uses used using want wants wanted need needs needed say says said know knows think
  thought see saw seen look looks looked find found give gives gave buy bought come came work works worked try tried
  way thing things lot lots bit kind sort something anything everything nothing someone anyone everyone people person
  time times day days week weeks month months year years hour hours minute minutes first second last next new old
  good bad great nice well better best worse worst even still yet again ever never always often sometimes now today
  yesterday tomorrow however though although since until during through between around down back away
  problem problems issue issues reason reasons fact case part point number end example review reviews
  und oder aber wenn als wie auch nicht nur noch schon sehr mehr mit von zu bei nach für auf aus ich sie er es wir ihr
  mir mich uns ihnen sich haben hat hatte sein bin wird werden wurde kann können muss soll dass weil immer wieder
  tag tage woche wochen monat monate jahr jahre stunde stunden uhr mal zeit problem
  et ou mais si que qui dans par pour sur avec sans je tu il elle nous vous ils elles on ne pas plus très avoir ai a
  jour jours semaine semaines mois an ans heure heures fois temps problème
  y o pero si que en por para con sin yo tú él ella nosotros ellos no más muy hay ha han he día días semana semanas
  mes meses año años hora horas vez veces tiempo problema
  en of maar als dat in op voor met zonder ik jij hij zij wij niet meer heel heb heeft had ben bent worden wordt kan
  dag dagen week weken maand maanden jaar jaren uur uren keer tijd probleem`)
