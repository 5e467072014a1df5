// Written for this product: what customers say in French when they are glad or upset.
import type { ToneWords } from './languages.ts'

export const WORDS_FR: ToneWords = {
  good: `
    bon bonne bons bonnes bien mieux meilleur* super génial* géniale excellent* parfait* parfaite idéal* magnifique*
    merveill* formidable* fantastique* extraordinaire* impeccable* top beau belle beaux belles joli* agréable* sympa*
    sympathique* aimable* gentil* serviable* poli polie polis polies compétent* attentif* attentive* patient* patiente honnête*
    satisfait* satisfaisant* content contente contents contentes heureux heureuse* ravi ravie ravis enchanté* enthousias*
    merci remerci* reconnaissan* bravo félicit* recommand* conseill* fiable* ponctuel* rapide* rapidement vite prompt* fluide*
    facile* facilement simple* simplement commode* pratique* utile* aidé  propre* soigné* soigneu* solide* robuste*
    stable* qualité silencieux silencieuse* calme* chaud chaleur* confortable* économique* avantageu* abordable* efficace*
    moderne* élégant* clair claire clairement lisible* intuitif* intuitive* sûr sûre rassur* confiance adore* aime aimons
    apprécie* plaisir plaît profite* fonctionne marche résolu* réparé* amélior* convaincu* convainc* impressionn* réussi*
    succès avantage* délicieu* soulag* exemplaire* courtois* professionnel* disponible* réactif* réactive* chouette*
    nickel enfin efficacité souriant* accueillant* irréprochable* généreu* précieu* tranquille*`,
  bad: `
    mauvais* mal pire* nul nulle nuls nulles horrible* affreu* terrible* catastroph* désastr* lamentable* médiocre*
    insuffisant* décev* déçu* déception* énerv* agaç* irrit* fâché* furieu* colère frustr* pénible* désagréable* impoli*
    malpoli* grossi* arrogant* incompétent* incapable* négligen* négligé* lent lente lents lentes lenteur* retard* attendu
    attente* cassé* défectueu* défaut* endommag* abîmé* brisé* fuit fuite* rouill* bruit* bruyant* bourdonn* siffle grince
    pue puant* odeur* sale* moisi* froid froide* gelé* erreur* faux fausse* incorrect* problème* panne* dysfonction*
    bug bugs bogue* plante planté* bloqu* coupure* réclam* plainte* plaindre mécontent* arnaqu* escroc* fraud* voleu* vol
    cher chère chers chères coûteu*  incompréhensible* compliqu* confus* flou* inutilisable* inutile* inadmissible*
    inacceptable* honte* honteu* scandal* ridicule* impossible* triste* malheureusement hélas dommage regrett* perdu* perte*
    oublié* ignoré* vain résili* annul* déteste* haïs peur danger* bless* douleur* instable* fragile* faible* difficile*
    galère* stupide* idiot* injuste* refus* échou* échec* inconvénient* inquiet* inquiète* rayure* rayé* désespér*
    insupportable* intolérable* lourd* gâch* mensong* menti* abus* épuis* ras-le-bol  nuisance* dégrad* manque*`,
  negations: `ne n'est pas jamais rien aucun aucune ni sans personne guère non n'ai n'a n'y`,
  stronger: `très trop si vraiment absolument extrêmement totalement tellement particulièrement complètement tout
    incroyablement fort hyper ultra super`,
  weaker: `peu assez plutôt légèrement presque relativement parfois partiellement`,
}
