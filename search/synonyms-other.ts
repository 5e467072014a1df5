/** As synonyms-en.ts, for other languages of the workplace: everyday words for the same thing. Written for this product. */
export const dutch = `
auto wagen voertuig | fiets rijwiel | vergadering overleg bijeenkomst meeting | baas chef leidinggevende manager
medewerker werknemer collega personeel | klant afnemer | bedrijf onderneming organisatie firma | kantoor werkplek
salaris loon beloning | vakantie verlof | ziek onwel | ziekte verzuim | fout vergissing storing defect | probleem kwestie
oplossing antwoord | idee voorstel suggestie | verbeteren optimaliseren | snel vlug | langzaam traag | goedkoop voordelig
duur prijzig | kosten uitgaven | prijs tarief | afval vuilnis | recyclen hergebruiken | energie stroom elektriciteit
verwarming kachel | koeling airco airconditioning | zonnepaneel zonnecel | milieu omgeving natuur | duurzaam groen
thuiswerken telewerken | opleiding training cursus scholing | handleiding handboek | wachtwoord toegangscode
computer pc laptop | telefoon mobiel smartphone gsm | scherm beeldscherm monitor | printer afdrukker | parkeren parkeerplaats
kantine bedrijfsrestaurant | lunch maaltijd eten | koffie espresso | toilet wc | lawaai geluid herrie | veiligheid beveiliging
gevaar risico | ongeval ongeluk | hulp ondersteuning steun | melding bericht notificatie | factuur rekening | inkoop aankoop
verkoop afzet | leverancier toeleverancier | levering bezorging | pakket pakje | magazijn opslag depot | machine apparaat toestel
gereedschap werktuig | repareren herstellen | onderhoud service | planning rooster agenda | afspraak boeking | reservering boeking
kiezen selecteren | beginnen starten | stoppen eindigen beëindigen | kopen aanschaffen | verminderen verlagen beperken
verhogen vergroten | controleren nakijken inspecteren | verwijderen wissen | veranderen wijzigen aanpassen | vervangen verwisselen
nieuw modern | oud verouderd | papierloos digitaal | formulier document | regel richtlijn voorschrift | wet regelgeving
gezondheid welzijn | werkdruk stress | waardering erkenning | feedback terugkoppeling | enquête vragenlijst | kennis expertise
kinderopvang crèche | trein spoor | vrachtwagen truck | reis trip | reizen pendelen | straat weg | stad gemeente | inwoner burger
`
export const german = `
auto wagen fahrzeug pkw | fahrrad rad | besprechung sitzung meeting treffen | chef vorgesetzter leiter führungskraft
mitarbeiter arbeitnehmer angestellte beschäftigte | kollege teammitglied | kunde abnehmer | firma unternehmen betrieb
büro arbeitsplatz | gehalt lohn vergütung | urlaub ferien | krank erkrankt | fehler defekt störung | problem schwierigkeit
lösung antwort | idee vorschlag anregung | verbessern optimieren | schnell rasch | günstig billig preiswert | teuer kostspielig
kosten ausgaben | preis tarif | abfall müll | recyceln wiederverwenden | energie strom elektrizität | heizung wärme
kühlung klimaanlage | umwelt natur | nachhaltig grün ökologisch | homeoffice telearbeit heimarbeit | ausbildung schulung training
weiterbildung fortbildung kurs | anleitung handbuch | passwort kennwort | computer rechner pc laptop | telefon handy smartphone
bildschirm monitor | drucker kopierer | parkplatz stellplatz | kantine mensa | essen mahlzeit mittagessen | toilette wc
lärm geräusch | sicherheit schutz | gefahr risiko | unfall verletzung | hilfe unterstützung | meldung nachricht benachrichtigung
rechnung faktura | einkauf beschaffung | verkauf vertrieb | lieferant zulieferer | lieferung zustellung | paket päckchen
lager magazin | maschine gerät anlage | werkzeug instrument | reparieren instandsetzen | wartung instandhaltung
plan zeitplan kalender | termin verabredung | buchung reservierung | wählen auswählen | beginnen starten anfangen
beenden stoppen | kaufen erwerben anschaffen | verringern senken reduzieren | erhöhen steigern | prüfen kontrollieren
löschen entfernen | ändern anpassen | ersetzen austauschen | neu modern | alt veraltet | formular vordruck | regel richtlinie
gesetz vorschrift | gesundheit wohlbefinden | stress belastung | anerkennung wertschätzung | umfrage fragebogen | wissen kenntnis
kita kinderbetreuung kindergarten | zug bahn | lkw lastwagen | reise fahrt | straße weg | stadt gemeinde | bürger einwohner
`
export const spanish = `
coche auto automóvil vehículo carro | bicicleta bici | reunión junta encuentro | jefe supervisor responsable gerente
empleado trabajador personal | compañero colega | cliente comprador | empresa compañía organización | oficina despacho
sueldo salario paga | vacaciones descanso | enfermo indispuesto | enfermedad dolencia | error fallo defecto | problema dificultad
solución respuesta | idea propuesta sugerencia | mejorar optimizar | rápido veloz | barato económico asequible | caro costoso
coste costo gasto | precio tarifa | basura residuos desechos | reciclar reutilizar | energía electricidad luz
calefacción calor | refrigeración climatización | ambiente entorno naturaleza | sostenible ecológico verde | teletrabajo remoto
formación capacitación curso | manual guía | contraseña clave | ordenador computadora portátil | teléfono móvil celular
pantalla monitor | impresora fotocopiadora | aparcamiento estacionamiento parking | aparcar estacionar | comedor cantina cafetería
comida almuerzo | baño aseo servicio | ruido sonido | seguridad protección | peligro riesgo | accidente siniestro
ayuda apoyo asistencia | aviso notificación alerta | factura recibo | compra adquisición | venta comercialización
proveedor suministrador | entrega envío reparto | paquete bulto | almacén depósito | máquina aparato equipo | herramienta instrumento
reparar arreglar | mantenimiento conservación | calendario agenda horario | cita reserva | elegir seleccionar | empezar comenzar iniciar
terminar finalizar acabar | comprar adquirir | reducir disminuir bajar | aumentar incrementar subir | revisar comprobar verificar
borrar eliminar quitar | cambiar modificar | sustituir reemplazar | nuevo moderno | viejo antiguo | formulario impreso | norma regla
ley legislación | salud bienestar | estrés presión | reconocimiento premio | encuesta cuestionario | conocimiento saber
guardería escuela | tren ferrocarril | autobús bus | camión furgoneta | viaje desplazamiento | calle vía | acera vereda
ciudad municipio | ciudadano vecino habitante | parque jardín | árbol arbolado | limpiar limpieza | peatón peatonal
`
export const portuguese = `
carro automóvel viatura veículo | bicicleta bike | reunião encontro | chefe gestor supervisor gerente | empregado funcionário trabalhador
colaborador funcionário | colega companheiro | cliente comprador | empresa companhia organização | escritório gabinete
salário ordenado vencimento | férias descanso | doente adoentado | erro falha defeito avaria | problema dificuldade
solução resposta | ideia proposta sugestão | melhorar otimizar | rápido veloz | barato económico | caro dispendioso
custo despesa gasto | preço tarifa | lixo resíduos | reciclar reutilizar | energia eletricidade luz | aquecimento calor
climatização refrigeração | ambiente natureza | sustentável ecológico verde | teletrabalho remoto | formação treino curso capacitação
manual guia | senha palavra-passe | computador portátil | telefone telemóvel celular | ecrã tela monitor | impressora fotocopiadora
estacionamento parque | refeitório cantina | almoço refeição comida | banheiro casa-de-banho | ruído barulho | segurança proteção
perigo risco | acidente sinistro | ajuda apoio assistência | aviso notificação alerta | fatura recibo | compra aquisição
fornecedor prestador | entrega envio | pacote encomenda embrulho | armazém depósito | máquina aparelho equipamento | ferramenta instrumento
reparar consertar arranjar | manutenção conservação | calendário agenda horário | marcação reserva | escolher selecionar
começar iniciar | terminar acabar | comprar adquirir | reduzir diminuir baixar | aumentar subir | verificar conferir | apagar eliminar remover
mudar alterar modificar | substituir trocar | novo moderno | velho antigo | formulário impresso | norma regra | lei legislação
saúde bem-estar | stress pressão | reconhecimento prémio | inquérito questionário | conhecimento saber | creche infantário
comboio trem | autocarro ônibus | camião caminhão | viagem deslocação | rua via | cidade município | cidadão morador
`
export const french = `
voiture auto véhicule | vélo bicyclette | réunion rencontre | chef responsable manager | employé salarié collaborateur
collègue coéquipier | client acheteur | entreprise société compagnie | bureau poste | salaire paie rémunération | congé vacances
erreur défaut panne | problème difficulté | solution réponse | idée proposition suggestion | améliorer optimiser | rapide vite
bon-marché économique | cher coûteux | coût dépense frais | prix tarif | déchet ordure poubelle | recycler réutiliser
énergie électricité courant | chauffage chaleur | climatisation refroidissement | environnement nature | durable écologique vert
télétravail distance | formation cours apprentissage | manuel guide | ordinateur pc portable | téléphone mobile portable
écran moniteur | imprimante copieur | parking stationnement | cantine restaurant | repas déjeuner | toilettes wc | bruit son
sécurité protection | danger risque | accident incident | aide soutien assistance | avis notification alerte | facture note
achat acquisition | vente commercialisation | fournisseur prestataire | livraison envoi | colis paquet | entrepôt dépôt
machine appareil équipement | outil instrument | réparer dépanner | maintenance entretien | calendrier agenda planning
rendez-vous réservation | choisir sélectionner | commencer démarrer débuter | finir terminer | acheter acquérir | réduire diminuer baisser
augmenter accroître | vérifier contrôler | supprimer effacer enlever | changer modifier | remplacer substituer | nouveau moderne
ancien vieux | formulaire document | règle norme | loi législation | santé bien-être | reconnaissance récompense
sondage enquête questionnaire | connaissance savoir | crèche garderie | train rail | camion poids-lourd | voyage déplacement
`
