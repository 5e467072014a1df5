// Written for this product: what customers say in German when they are glad or upset.
import type { ToneWords } from './languages.ts'

export const WORDS_DE: ToneWords = {
  good: `
    gut gute guter gutes guten besser beste bester bestes besten super toll* klasse prima spitze ausgezeichnet*
    hervorragend* großartig* wunderbar* wundervoll* fantastisch* perfekt* ideal* top genial* herrlich* schön* hübsch*
    angenehm* freundlich* nett* hilfsbereit* höflich* kompetent* zuvorkommend* aufmerksam* geduldig* ehrlich* fair*
    zufrieden* glücklich* froh* begeister* erfreut* freue freut freude dankbar* danke dank bedanke* vielen lob* lobe
    empfehl* empfohlen* weiterempfehl* zuverlässig* verlässlich* pünktlich* schnell* zügig* prompt* reibungslos*
    problemlos* einfach* leicht* bequem* praktisch* nützlich* hilfreich* geholfen hilft sauber* ordentlich* gründlich*
    stabil* robust* solide* hochwertig* leise* ruhig* warm* gemütlich* günstig* preiswert* sparsam* effizient* modern*
    elegant* klar* übersichtlich* verständlich* intuitiv* sicher* vertrau* lieb* liebe liebt gefällt gefallen mag
    genieße* lohnt* gelungen* funktioniert klappt geklappt gelöst behoben repariert verbessert* verbesserung*
    überzeug* beeindruck* erfolg* vorteil* bravo respekt sehenswert* lecker* köstlich* erleichtert* erleichterung
    vorbildlich* unkompliziert* fix* wow juhu endlich stark* flott* sympathisch* kulant* kulanz* sorgfältig*`,
  bad: `
    schlecht* schlimm* schlimmer mies* übel* furchtbar* schrecklich* grauenhaft* grausam* katastroph* desaster*
    miserabel* mangelhaft* ungenügend* unzureichend* enttäusch* ärger* ärgerlich* verärgert* wütend* sauer stinksauer
    frust* genervt nervt nervig* nerven lästig* unfreundlich* unhöflich* frech* unverschämt* arrogant* inkompetent*
    unfähig* ahnungslos* unzuverlässig* unpünktlich* unprofessionell* schlampig* nachlässig* langsam* verspät* verzöger*
     wartezeit* gewartet kaputt* defekt* beschädig* zerbrochen* gebrochen* undicht* tropft leckt rostet
    rostig* laut* lärm* brummt brummen dröhnt pfeift quietscht stinkt gestank schmutzig* dreckig* schimmel* kalt* friert
    gefroren* fehler* fehlerhaft* falsch* problem* störung* stört ausfall* ausgefallen* abgestürzt* absturz* abstürze
    hängt reklam* beschwer* beschwerde* mahnung* betrug* betrogen* abzocke* teuer* überteuert* wucher* unverständlich*
    kompliziert* umständlich* unübersichtlich* verwirrend* unklar* unbrauchbar* nutzlos* sinnlos* wertlos* müll schrott
    zumutung* frechheit* skandal* unmöglich* peinlich* traurig* leider bedauer* verloren verlust* vergessen
    ignoriert* vergeblich* kündig* gekündigt  hasse hasst schade angst gefahr* gefährlich* verletz* schmerz*
    unsicher* instabil* wackelt klemmt schwach* billig* mühsam* blöd* dumm* lächerlich* unfair* abgelehnt*
    verweiger* versagt* versagen gescheitert* streikt mangel* nachteil* unzufrieden* ungeduldig* besorgt* unbrauchbar*
    funktionsunfähig* zerkratzt* kratzer ratlos* verzweifel* belästig* inakzeptabel* unakzeptabel*`,
  negations: `nicht kein keine keinen keinem keiner keines nie niemals nichts nirgends weder ohne kaum nimmer`,
  stronger: `sehr so total absolut extrem unglaublich wirklich echt besonders äußerst höchst völlig richtig mega
    ganz überaus außerordentlich wahnsinnig viel zu`,
  weaker: `etwas ein bisschen wenig leicht teilweise relativ einigermaßen fast beinahe eher ziemlich manchmal`,
}
