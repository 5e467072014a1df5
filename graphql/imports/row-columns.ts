// Columns of files whose rows are people, skills, questions or messages of customers, and the names under which they are found elsewhere, best first.

export const PERSON_COLUMNS = {
  email: [
    'email',
    'mail',
    'email address',
    'work email',
    'user principal name',
    'upn',
    'e-mailadres',
    'e-mail-adresse',
  ],
  name: ['name', 'full name', 'display name', 'naam', 'vollständiger name', 'nombre', 'nom'],
  firstName: ['first name', 'given name', 'voornaam', 'vorname'],
  lastName: ['last name', 'surname', 'family name', 'achternaam', 'nachname'],
  id: [
    'id',
    'employee id',
    'person id',
    'employee number',
    'personnel number',
    'personalnummer',
    'personeelsnummer',
  ],
  title: ['title', 'job title', 'position', 'function', 'functie', 'funktion', 'stelle'],
  unit: ['unit', 'department', 'division', 'team', 'org unit', 'afdeling', 'abteilung'],
  site: ['site', 'location', 'office', 'city', 'locatie', 'vestiging', 'standort'],
  manager: [
    ...['manager email', 'manager mail', 'manager', 'manager id', 'reports to', 'supervisor'],
    ...['leidinggevende', 'vorgesetzter', 'vorgesetzte', 'führungskraft'],
  ],
  language: [
    'languages',
    'language',
    'preferred language',
    'locale',
    'taal',
    'talen',
    'sprache',
    'sprachen',
  ],
  timeZone: ['time zone', 'tz', 'tijdzone', 'zeitzone'],
  phone: ['phone', 'telephone', 'phone number', 'work phone', 'mobile', 'telefoon', 'telefon'],
  chat: ['chat', 'chat link', 'chat url'],
  skills: ['skills', 'skill', 'competences', 'vaardigheden', 'fähigkeiten'],
  badge: [
    ...['badge', 'badge number', 'badge id', 'badge code', 'card number', 'access card'],
    ...['badgenummer', 'pasnummer', 'ausweisnummer', 'ausweis', 'dienstausweis'],
  ],
  pin: [
    ...['pin', 'first pin', 'pin code', 'initial pin', 'temporary pin'],
    ...['pincode', 'eerste pin', 'erste pin', 'start pin'],
  ],
} as const

export const SKILL_COLUMNS = {
  name: [
    'preferred label',
    'skill',
    'name',
    'label',
    'title',
    'example',
    'vaardigheid',
    'fähigkeit',
  ],
  synonyms: [
    'alt labels',
    'synonyms',
    'synonym',
    'aliases',
    'also known as',
    'hidden labels',
    'synoniemen',
    'synonyme',
  ],
  synonymOf: ['synonym of', 'same as', 'use instead', 'broader name'],
  id: ['concept uri', 'uri', 'id'],
  language: ['language', 'lang', 'locale'],
} as const

export const QUESTION_COLUMNS = {
  id: ['id', 'post id', 'question id', 'answer id'],
  kind: ['kind', 'type', 'post type', 'post type id', 'soort', 'art'],
  question: [
    ...['parent id', 'parent', 'question', 'answer to', 'answers', 'topic id'],
    ...['vraag', 'frage'],
  ],
  accepted: [
    ...['accepted answer id', 'accepted answer', 'best answer id', 'best answer', 'solution'],
    ...['beste antwoord', 'beste antwort'],
  ],
  isAccepted: ['is accepted', 'accepted', 'is solution', 'is best answer', 'geaccepteerd'],
  title: ['title', 'subject', 'question title', 'titel', 'onderwerp', 'betreff'],
  body: ['body html', 'body', 'text', 'content', 'description', 'tekst', 'inhalt'],
  tags: ['tags', 'labels', 'topics', 'trefwoorden', 'schlagwörter'],
  author: [
    ...['author id', 'author', 'owner user id', 'owner', 'user id', 'user', 'asked by'],
    ...['owner display name', 'created by', 'auteur', 'autor', 'verfasser'],
  ],
  authorEmail: ['author email', 'email', 'user email', 'e-mailadres', 'e-mail-adresse'],
  createdAt: [
    ...['created at', 'creation date', 'created', 'date', 'asked at', 'posted at'],
    ...['datum', 'erstellt am', 'gemaakt op'],
  ],
  score: ['score', 'votes', 'upvotes', 'points', 'stemmen', 'stimmen'],
  language: ['language', 'lang', 'locale', 'taal', 'sprache'],
} as const

export const MESSAGE_COLUMNS = {
  text: [
    ...['text', 'message', 'body', 'comment', 'review', 'review text', 'feedback', 'content'],
    ...['description', 'verbatim', 'tekst', 'bericht', 'nachricht', 'kommentar'],
  ],
  id: ['id', 'message id', 'ticket id', 'ticket', 'case id', 'review id', 'response id', 'nummer'],
  subject: ['subject', 'title', 'review title', 'summary', 'onderwerp', 'betreff', 'titel'],
  name: [
    ...['name', 'customer', 'customer name', 'requester', 'from', 'author', 'reviewer'],
    ...['klant', 'kunde', 'naam'],
  ],
  email: [
    ...['email', 'customer email', 'requester email', 'from email', 'mail', 'email address'],
    ...['e-mailadres', 'e-mail-adresse'],
  ],
  handle: [
    'handle',
    'user name',
    'account',
    'customer id',
    'user id',
    'klantnummer',
    'kundennummer',
  ],
  createdAt: [
    ...['created at', 'created', 'date', 'received at', 'sent at', 'time', 'timestamp'],
    ...['datum', 'erstellt am', 'ontvangen op', 'eingegangen am'],
  ],
  tags: ['tags', 'category', 'labels', 'topic', 'intent', 'product', 'categorie', 'kategorie'],
  language: ['language', 'lang', 'locale', 'taal', 'sprache'],
} as const

export type PersonColumn = keyof typeof PERSON_COLUMNS
export type SkillColumn = keyof typeof SKILL_COLUMNS
export type QuestionColumn = keyof typeof QUESTION_COLUMNS
export type MessageColumn = keyof typeof MESSAGE_COLUMNS
