// Written for this product: what customers say in Spanish when they are glad or upset.
import type { ToneWords } from './languages.ts'

export const WORDS_ES: ToneWords = {
  good: `
    bueno buena buenos buenas buen bien mejor mejores excelente* genial* estupend* fantástic* maravill* magnífic* perfect*
    ideal ideales fenomenal* increíble* espectacular* impecable* inmejorable* bonit* hermos* precios* lind* agradable*
    simpátic* amable* atent* educad* servicial* competente* paciente* honest* honrad* satisfech* satisfactori* content*
    feliz felices encantad* encanta encantó entusiasm* alegr* gracias agradec* enhorabuena felicit* recomiend* recomend*
    fiable* confiable* puntual* rápid* rapidez ágil* fluid* fácil* fácilmente sencill* cómod* práctic* útil útiles ayudó
    ayudaron ayudado limpi* ordenad* cuidados* sólid* robust* estable* calidad silencios* tranquil* cálid* calentit*
    acogedor* económic* barat* asequible* eficiente* eficaz* eficacia modern* elegante* clar* intuitiv* segur* confianza
    confío amo gusta gustó gustan disfrut* funciona resuelt* solucion* arreglad* repar* mejor* convenci* convence
    impresion* éxito* ventaj* bravo delicios* alivi* ejemplar* cortés* profesional* disponible* resolutiv* chul* vale
    acierto* acertad* cumpl* maj* excepcional* sobresaliente* generos* valios* fenómen*  logr*`,
  bad: `
    malo mala malos malas mal peor peores pésim* horrible* terrible* fatal* espantos* desastr* catastróf* lamentable*
    mediocre* insuficiente* decepcion* defraud* enfad* enoj* molest* irrit* furios* rabia frustr* indign* harto harta
    desagradable* maleducad* groser* arrogante* prepotente* incompetente* incapaz* inútil* negligen* lent* lentitud tarde
    tardan tardó retras* demor* espera* esperando rot* romp* defect* dañad* estrope* averi* avería* gotea gotera* fuga*
    oxid* ruid* zumbid* zumba pit* chirri* huele apesta peste* suci* moho frí* helad* congel* error* incorrect* equivoc*
    falso falsa problema* fallo* falla* fallan falló bloque* colg* cuelga caíd* corte* reclam* queja* quejar* estaf* timo*
    fraude* engañ* rob* caro cara caros caras carísim* abusiv* incomprensible* complicad* confus* enrevesad* inservible*
    basura chapuz* vergüenza vergonzos* escandal* ridícul* imposible* triste* lamento desgraciad* lástima pena perdid*
    pérdida* olvid* ignor* cancel* baja odio detesto miedo peligr* herid* dolor* insegur* inestable* débil* frágil*
    difícil* dificult* estúpid* tont* injust* rechaz* neg* fracas* desventaj* inaceptable* intolerable* inadmisible*
    insoportable* preocup* ray* desesper* pesad* mentir* abus* nefast* insatisfech* deficiente* carencia* falt*`,
  negations: `no nunca jamás nada nadie ningún ninguna ninguno ni sin tampoco apenas`,
  stronger: `muy tan demasiado realmente absolutamente extremadamente totalmente increíblemente especialmente
    completamente súper super bastante mucho sumamente`,
  weaker: `poco algo ligeramente casi relativamente parcialmente`,
}
