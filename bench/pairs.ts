/**
 * For eight languages twenty pairs of a text that somebody is about to post and the title that says it already, and words of
 * German with a title that has them inside a longer word. Written for this bench.
 */

const german = `
Fahrräder sicher abstellen | Abstellplätze für das Fahrrad am Nordtor
Weniger Sitzungen am Freitag | Freitage ohne Sitzung
Die Heizung im zweiten Stock fällt dauernd aus | Heizungsausfall im Nordflügel
Kaffeemaschine für die Werkstatt | Bessere Kaffeemaschinen in den Werkstätten
Wie beantrage ich Urlaub? | Urlaubsantrag online stellen
Mehr Parkplätze für Besucher | Besucherparkplatz vor dem Haupteingang
Drucker auf jeder Etage | Ein gemeinsamer Drucker pro Stockwerk reicht nicht
Reisekosten schneller erstatten | Erstattung der Reisekosten dauert zu lange
Schulung für neue Führungskräfte | Führungskräfteschulung im ersten Jahr
Lärm im Großraumbüro senken | Schallschutz gegen den Lärm im Büro
Kantine soll vegetarisches Essen anbieten | Vegetarische Gerichte in der Kantine
Solarzellen auf das Hallendach | Solaranlage auf dem Dach der Lagerhalle
Passwörter laufen zu oft ab | Passwort nur einmal im Jahr wechseln
Elektroautos während der Arbeit laden | Ladesäulen für E-Autos auf dem Firmenparkplatz
Mülltrennung in den Teeküchen | Müll in der Teeküche trennen
Alte Laptops an Schulen spenden | Laptopspende für die Schule nebenan
Einarbeitung neuer Kollegen verbessern | Ein Pate für jeden neuen Kollegen in der Einarbeitungszeit
Lieferscheine digital unterschreiben | Digitale Unterschrift auf dem Lieferschein
Kinderbetreuung in den Ferien | Ferienbetreuung für Kinder von Mitarbeitern
Wo melde ich einen Arbeitsunfall? | Arbeitsunfälle mit dem Handy melden`

const dutch = `
Fietsen veilig stallen bij het werk | Overdekte fietsenstalling bij de noordpoort
Minder vergaderingen op vrijdag | Vergadervrije vrijdagen
Rustige plek om te bellen | Belcellen voor telefoongesprekken
Hoe vraag ik verlof aan? | Verlofaanvraag met twee klikken
Koffieapparaat in het magazijn | Betere koffieapparaten op elke verdieping
Reiskosten sneller uitbetalen | Uitbetaling van reiskosten binnen een week
Zonnepanelen op het dak van de hal | Zonnepaneel op elk bedrijfsdak
Afval scheiden in de kantine | Afvalscheiding in de keuken
Wachtwoorden verlopen te vaak | Wachtwoord maar één keer per jaar wijzigen
Elektrische auto opladen tijdens het werk | Laadpalen voor elektrische auto's
Nieuwe collega's beter inwerken | Inwerkprogramma met een vaste buddy
Parkeerplaatsen voor bezoekers | Bezoekersparkeren dichter bij de ingang
De printer is altijd stuk | Printers op tijd repareren
Verwarming doet het niet in het oude gebouw | Verwarmingsstoring in gebouw C
Vegetarisch eten in de kantine | Elke dag een vegetarisch gerecht
Cursus Engels voor monteurs | Taalcursussen voor de monteurs
Oude laptops weggeven aan scholen | Laptops schenken aan de basisschool
Pakbonnen op papier afschaffen | Digitale pakbon voor chauffeurs
Waar meld ik een ongeluk? | Ongelukken en bijna-ongelukken melden
Thuis werken op woensdag | Vaste thuiswerkdag`

const spanish = `
Aparcar las bicicletas sin que se mojen | Aparcamiento cubierto para bicis
Menos reuniones los viernes | Viernes sin reunión
¿Cómo pido vacaciones? | Pedir las vacaciones en línea
Una máquina de café para el taller | Máquinas de café mejores en los talleres
Pagar antes los gastos de viaje | Reembolso rápido de gastos de viajes
Paneles solares en el tejado | Panel solar sobre la nave
Las contraseñas caducan demasiado | Cambiar la contraseña una vez al año
Cargar coches eléctricos en la oficina | Cargadores para el coche eléctrico
Comida vegetariana en el comedor | Platos vegetarianos cada día
Separar la basura en las cocinas | Reciclar basura en cada cocina
Sala tranquila para llamar por teléfono | Cabinas para llamadas telefónicas
Formación para jefes nuevos | Curso de formación al nombrar un jefe nuevo
Regalar ordenadores viejos a colegios | Donar los ordenadores al colegio
La calefacción no funciona | Fallos de calefacción en el edificio antiguo
Imprimir menos papel | Papel reciclado en la impresora
¿Dónde aviso de un accidente? | Avisos de accidentes desde el móvil
Ayuda para el cuidado de los niños en verano | Campamento de verano para niños del personal
Trabajar desde casa los miércoles | Un día fijo de trabajo en casa
Firmar albaranes en la tableta | Albarán con firma digital
Más luz en el garaje | Mejorar las luces de los garajes`

const french = `
Garer les vélos à l'abri | Un abri à vélo près du portail nord
Moins de réunions le vendredi | Vendredi sans réunion
Comment poser des congés ? | Poser un congé en deux clics
Une machine à café pour l'atelier | De meilleures machines à café dans les ateliers
Rembourser plus vite les frais de déplacement | Remboursement des frais de voyage en une semaine
Panneaux solaires sur le toit | Un panneau solaire sur chaque toiture
Les mots de passe expirent trop souvent | Changer le mot de passe une fois par an
Recharger les voitures électriques au travail | Bornes de recharge pour voiture électrique
Repas végétariens à la cantine | Un plat végétarien par jour
Trier les déchets dans les cuisines | Tri des déchets à chaque étage
Un endroit calme pour téléphoner | Cabines téléphoniques calmes
Former les nouveaux chefs d'équipe | Formation du chef d'équipe
Donner les vieux ordinateurs aux écoles | Don d'ordinateurs à l'école voisine
Le chauffage tombe en panne | Pannes de chauffage au bâtiment ancien
Imprimer moins | Impression recto verso par défaut
Où déclarer un accident ? | Déclaration d'accidents par téléphone
Garde d'enfants pendant les vacances | Garder les enfants du personnel en été
Travailler à la maison le mercredi | Une journée fixe de travail à domicile
Signer les bons de livraison sur tablette | Bon de livraison numérique signé
Plus d'éclairage au parking | Mieux éclairer les parkings`

const polish = `
Parking dla rowerów pod dachem | Zadaszone miejsca na rower
Mniej spotkań w piątki | Piątek bez spotkania
Jak złożyć wniosek o urlop? | Wnioski urlopowe przez internet
Ekspres do kawy w warsztacie | Lepsza kawa dla warsztatów
Szybszy zwrot kosztów podróży | Zwroty za podróże w tydzień
Panele słoneczne na dachu hali | Panel słoneczny na każdej hali
Hasła wygasają za często | Zmiana hasła raz w roku
Ładowanie samochodów elektrycznych | Ładowarki do samochodu elektrycznego
Wegetariańskie obiady w stołówce | Wegetariański obiad codziennie
Segregacja śmieci w kuchni | Segregować śmieci w kuchniach
Cichy pokój do rozmów telefonicznych | Pokoje ciche do telefonowania
Szkolenie dla nowych kierowników | Szkolenia kierownika zmiany
Oddać stare laptopy szkołom | Laptop dla szkoły
Ogrzewanie nie działa | Awaria ogrzewania w starym budynku
Mniej drukowania | Drukujemy dwustronnie
Gdzie zgłosić wypadek? | Zgłaszanie wypadków telefonem
Opieka nad dziećmi w wakacje | Wakacyjna opieka dla dzieci pracowników
Praca z domu w środę | Jeden stały dzień pracy w domu
Podpisywanie dokumentów na tablecie | Elektroniczny podpis dokumentu
Więcej światła w garażu | Lepsze oświetlenie garaży`

const turkish = `
Bisikletleri güvenle park etmek | Kapalı bisiklet parkı
Cuma günleri daha az toplantı | Toplantısız cumalar
İzin nasıl alınır? | İzinleri internetten alalım
Atölyeye kahve makinesi | Atölyeler için daha iyi kahve makineleri
Seyahat masrafları hızlı ödensin | Seyahat masraflarının bir haftada ödenmesi
Çatıya güneş paneli | Güneş panelleri her çatıda
Şifreler çok sık değişiyor | Şifreyi yılda bir kez değiştirelim
Elektrikli araba şarj etmek | Elektrikli arabalar için şarj noktası
Yemekhanede vejetaryen yemek | Her gün vejetaryen yemekler
Mutfakta çöpleri ayıralım | Çöplerin mutfaklarda ayrılması
Telefon için sessiz oda | Sessiz telefon odaları
Yeni yöneticilere eğitim | Yöneticilerin eğitimi
Eski bilgisayarları okullara verelim | Okullar için bilgisayarlarımız
Isıtma çalışmıyor | Eski binada ısıtmanın bozulması
Daha az kağıt yazdıralım | Yazıcılarda kağıdın iki yüzü
Kazayı nereye bildiririm? | Kazaların telefonla bildirilmesi
Yazın çocuk bakımı | Çalışanların çocuklarına yaz okulu
Çarşamba evden çalışma | Evden çalışılan sabit gün
İrsaliyeleri tablette imzalamak | Dijital irsaliye imzası
Garajda daha çok ışık | Garajların ışıkları artsın`

const korean = `
자전거를 안전하게 세우기 | 지붕 있는 자전거 보관소
금요일 회의를 줄이자 | 회의 없는 금요일
휴가는 어떻게 신청하나요? | 휴가신청을 온라인으로
작업장에 커피 기계 놓기 | 작업장의 커피를 더 좋게
출장비를 빨리 정산하기 | 출장비는 일주일 안에
지붕에 태양광 설치 | 태양광을 모든 공장 지붕으로
비밀번호가 너무 자주 바뀐다 | 비밀번호는 일 년에 한 번만
전기차 충전을 회사에서 | 전기차용 충전기
구내식당에서 채식을 먹고 싶다 | 채식 메뉴를 매일
주방에서 쓰레기 분리 | 쓰레기를 층마다 분리하자
조용한 통화 공간 | 조용히 통화할 수 있는 방
새 팀장을 위한 교육 | 팀장교육을 첫 달에
낡은 노트북을 학교에 기부 | 노트북은 학교로 보내자
난방이 고장 났어요 | 난방고장 신고가 너무 늦다
종이를 덜 쓰자 | 종이 없는 사무실
사고를 어디에 신고하나요? | 사고신고를 전화로
방학에 아이 돌봄 | 직원의 아이를 위한 방학교실
수요일에는 재택근무 | 재택근무를 일주일에 하루
배송장에 서명하기 | 전자서명으로 배송장을
주차장이 어둡다 | 주차장에 조명을 더`

const japanese = `
自転車を安全に停めたい | 屋根付きの自転車置き場
金曜日の会議を減らす | 会議のない金曜日
休暇の申請方法は? | 休暇申請をオンラインで
作業場にコーヒーメーカー | コーヒーメーカーを各作業場へ
出張費の精算を早く | 出張費は一週間で精算
屋根に太陽光パネル | 太陽光発電を工場の屋根で
パスワードの変更が多すぎる | パスワードは年に一度の変更で
電気自動車を会社で充電 | 電気自動車用の充電器
食堂にベジタリアン料理 | ベジタリアンメニューを毎日
台所でごみを分別する | ごみの分別を各階で
静かに電話できる場所 | 電話用の静かな部屋
新しい管理職の研修 | 管理職研修を一か月目に
古いノートパソコンを学校へ寄付 | 学校にパソコンを贈る
暖房が故障した | 暖房の故障が多い旧館
紙の印刷を減らす | 両面印刷を標準に
事故はどこに報告しますか | 事故報告をスマホで
夏休みの子どもの預かり | 社員の子ども向け夏休み教室
水曜日は在宅勤務 | 在宅勤務の日を決める
納品書にタブレットで署名 | 納品書の電子署名
駐車場が暗い | 駐車場の照明を明るく`

const compounds = `
Heizung | Heizungsausfall in Halle drei
Parkplatz | Mitarbeiterparkplatz neu pflastern
Urlaub | Resturlaub ins nächste Jahr nehmen
Kosten | Materialkostenübersicht für alle
Schutz | Gehörschutzspender am Eingang
Drucker | Etikettendrucker für das Lager
Reinigung | Fensterreinigung im Frühjahr
Fahrrad | Lastenfahrradverleih für Umzüge
Vertrag | Wartungsverträge zusammenlegen
Küche | Teeküchenordnung aushängen
Schicht | Nachtschichtzulage erhöhen
Werkzeug | Spezialwerkzeugschrank öffnen
Ausbildung | Berufsausbildungsmesse besuchen
Lieferung | Teillieferungsvermerk drucken
Rechnung | Sammelrechnungsversand einmal im Monat
Lampe | Taschenlampen für die Spätschicht
Versicherung | Unfallversicherungsnachweis im Intranet
Garten | Dachgartenpflege gemeinsam machen
Strom | Ökostromtarif für alle Werke
Kalender | Betriebskalenderblatt im Pausenraum`

const linesOf = (text: string): [string, string][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' | ') as [string, string])

/** By language: what is about to be posted, and the title that is there. */
export const pairs: Record<string, [string, string][]> = Object.fromEntries(
  Object.entries({
    de: german,
    nl: dutch,
    es: spanish,
    fr: french,
    pl: polish,
    tr: turkish,
    ko: korean,
    ja: japanese,
  }).map(([language, text]) => [language, linesOf(text)]),
)

/** A German word, and the title with it inside a longer word. */
export const compoundPairs = linesOf(compounds)
