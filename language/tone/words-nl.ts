// Written for this product: what customers say in Dutch when they are glad or upset.
import type { ToneWords } from './languages.ts'

export const WORDS_NL: ToneWords = {
  good: `
    goed goede beter beste super top prima uitstekend* fantastisch* geweldig* prachtig* perfect* ideaal ideale schitterend*
    heerlijk* fijn fijne fijner mooi mooie mooier leuk leuke aangenaam aangename prettig* vriendelijk* aardig* behulpzaam
    behulpzame beleefd* netjes correct* deskundig* bekwaam bekwame geduldig* eerlijk* tevreden blij blije gelukkig*
    enthousiast* dankbaar dankbare bedankt dank dankjewel dankuwel compliment* lof aanbevol* aanrader* aanraden aanbeveel
    betrouwbaar betrouwbare stipt* snel snelle sneller vlot vlotte probleemloos moeiteloos eenvoudig* makkelijk* gemakkelijk*
    handig handige praktisch* nuttig* hulpvaardig* geholpen helpt schoon schone grondig* stevig* degelijk* robuust*
    stil stille stiller rustig* warm warme gezellig* goedkoop goedkope voordelig* zuinig* efficiënt* modern*
    elegant* duidelijk* overzichtelijk* begrijpelijk* intuïtief intuïtieve veilig* vertrouw* hou houdt geniet*
    lief lieve waard werkt gelukt opgelost hersteld gerepareerd verbeter* overtuig* indrukwekkend* succes* voordeel
    bravo lekker* opgelucht* keurig* voortreffelijk* klantvriendelijk* soepel* sympathiek* zorgvuldig* puik
    wauw hoera eindelijk sterk sterke tof toffe knap knappe uitmuntend* vakkundig* attent* meedenkend* meegedacht`,
  bad: `
    slecht slechte slechter slechtste erg erge vreselijk* verschrikkelijk* afschuwelijk* rampzalig* ramp waardeloos waardeloze
    belabberd* beroerd* matig* onvoldoende ondermaats* teleurgesteld* teleurstel* erger* ergerlijk* geërgerd* boos boze
    woedend* kwaad gefrustreerd* frustr* irrit* vervelend* hinderlijk* onvriendelijk* onbeleefd* brutaal brutale onbeschoft*
    arrogant* incompetent* onbekwaam onbekwame onbetrouwbaar onbetrouwbare onprofessioneel* slordig* nalatig* traag trage
    laat vertraging* vertraagd* gewacht wachttijd* kapot* defect* beschadigd* gebroken lek lekt lekkage* lekken roest*
    lawaai* lawaaierig* luid luide bromt brommen zoemt zoemen piept piepen stinkt stank vies vieze vuil vuile schimmel* koud
    koude bevroren vastgevroren fout foute fouten foutmelding* verkeerd* probleem problemen storing* stoort uitval uitgevallen
    vastgelopen crasht crash* hapert klacht* klagen geklaagd aanmaning* bedrog bedrogen oplichting* opgelicht* duur dure duurder
    peperduur woekerprijs* onbegrijpelijk* ingewikkeld* omslachtig* onoverzichtelijk* verwarrend* onduidelijk* onbruikbaar
    onbruikbare nutteloos nutteloze zinloos zinloze rommel troep schande* schandalig* belachelijk* onmogelijk* gênant*
    treurig* verdrietig* helaas jammer spijt* verloren verlies* vergeten genegeerd* tevergeefs opgezegd opzeggen haat
    bang angst gevaar* gevaarlijk* gewond* pijn onveilig* onstabiel* wankel* klemt zwak zwakke moeizaam moeizame
    stom stomme dom domme oneerlijk* geweigerd* weigert weigeren faalt gefaald mislukt* nadeel nadelen ontevreden
    ongeduldig* bezorgd* krassen bekrast* radeloos wanhoop* wanhopig* onacceptabel* minpunt* gebrek* gebrekkig* ellende`,
  negations: `niet geen nooit niets niemand nergens noch zonder nauwelijks amper`,
  stronger: `heel erg zeer zo echt absoluut extreem ongelooflijk bijzonder uiterst helemaal totaal super enorm ontzettend
    hartstikke veel te`,
  weaker: `beetje enigszins wat licht deels redelijk bijna vrij nogal soms iets`,
}
