// Names of our columns in files of other languages, besides those of column-names.ts. Compared in the same way.

/** Names that stand one after the other with commas between. */
export const listed = (text: string): string[] => text.trim().split(/,\s+/)

export const IDEA_NAMES_ABROAD = {
  id: listed(`
    nummer, numéro, número, numero, lp, №, номер, 番号, 编号, 序号, 번호, sıra no, no., المعرف, الرقم, מזהה, מספר, αριθμός, azonosító, आईडी, क्रमांक`),
  title: listed(`
    onderwerp, betreff, thema, sujet, objet, asunto, assunto, oggetto, tytuł, temat, nazwa, rubrik, otsikko, název,
    başlık, konu, заголовок, название, тема, назва, タイトル, 題名, 件名, 标题, 標題, 主题, 제목, العنوان, כותרת, τίτλος, cím,
    titlu, tiêu đề, शीर्षक, หัวข้อ, ชื่อ`),
  body: listed(`
    toelichting, tekst, inhoud, bericht, erläuterung, idea details, texte, message texte, conteúdo, contenido,
    descrizione, contenuto, opis, treść, beskrivning, beskrivelse, kuvaus, popis, açıklama, metin, описание, текст,
    содержание, опис, 本文, 内容, 説明, 描述, 正文, 내용, 설명, الوصف, תיאור, περιγραφή, leírás, descriere, mô tả, nội dung,
    النص, المحتوى, טקסט, תוכן, κείμενο, szöveg, विवरण, รายละเอียด`),
  author: listed(`
    reporter, reported by, requester, requested by, proposer, proposed by, suggested by, contributor, indiener,
    ingediend door, aangemaakt door, inzender, einreicher, eingereicht von, erstellt von, ersteller, melder,
    auteur de la proposition, créé par, creado por, criado por, autore, creato da, zgłaszający, utworzone przez,
    författare, forfatter, yazar, автор, 投稿者, 作成者, 作者, 创建人, 提交人, 작성자, الكاتب, συγγραφέας, szerző, tác giả, מחבר, लेखक, ผู้เขียน`),
  authorEmail: listed(`
    reporter email, requester email, e-mail, e-mailadres, e-mail-adresse, adresse e-mail, correo electrónico,
    メールアドレス, 邮箱, 이메일`),
  createdAt: listed(`
    creation time, created time, date submitted, date posted, date added, date published, reported at,
    ingediend op, ingediend, aangemaakt op, aanmaakdatum, datum ingediend, erstellungsdatum, eingereicht am,
    eingereicht, erstelldatum, date de création, créé le, date de publication, date de dépôt, fecha de creación,
    creado, creado el, fecha de publicación, data de criação, criado em, data di creazione, creato il,
    data utworzenia, utworzono, data zgłoszenia, skapad, oprettet, opprettet, luotu, vytvořeno, tarih,
    oluşturulma tarihi, дата, дата создания, создано, дата створення, 作成日, 作成日時, 投稿日, 日付, 日期, 创建时间, 创建日期, 提交时间,
    작성일, 등록일, التاريخ, ημερομηνία, dátum, ngày tạo, תאריך, दिनांक, วันที่`),
  tags: listed(`
    label, tag, stichworte, schlagworte, mots clés, étiquettes, palavras-chave, parole chiave, tagi, etykiety,
    etiketler, теги, タグ, 标签, 태그`),
  category: listed(`
    categoria, kategoria, kategori, категория, カテゴリ, カテゴリー, 类别, 分类, 카테고리, 분류`),
  status: listed(`
    fase, phase, situação, situación, état, stan, zustand, tila, stav, durum, статус, состояние, 状態, ステータス, 状态, 상태,
    الحالة`),
  supports: listed(`
    upvote count, likes received, thumbs up, aantal stemmen, aantal likes, stimmenzahl, anzahl stimmen,
    unterstützungen, nombre de votes, nombre de voix, voix, soutiens, j'aime, número de votos, número de apoyos,
    me gusta, voti, numero di voti, głosy, liczba głosów, röster, stemmer, äänet, hlasy, oy, oylar, oy sayısı,
    голоса, количество голосов, лайки, 投票数, いいね, 票数, 点赞数, 투표수, 추천수, الأصوات, הצבעות, ψήφοι, szavazatok, वोट, โหวต`),
  response: listed(`
    antwoord, officieel antwoord, offizielle antwort, antwort, réponse, réponse officielle, respuesta,
    respuesta oficial, resposta, risposta, odpowiedź, ответ, 回答, 回复, 답변`),
  language: listed(`
    lingua, język, språk, dil, язык, 言語, 语言, 언어`),
}

export const COMMENT_NAMES_ABROAD = {
  idea: listed(`
    idee, idea number, suggestion, proposal, post, topic, propuesta, propuesta id, vorschlag, voorstel`),
  author: listed(`
    commenter, commented by, auteur, verfasser, autore, автор, 投稿者, 作者, 작성자`),
  body: listed(`
    tekst, texte, commentaire, comentario, comentário, commento, reactie, komentarz, комментарий, コメント, 评论, 内容, 댓글,
    내용`),
  createdAt: listed(`
    date de création, fecha de creación, data de criação, aangemaakt op, erstellt am, erstellt, data, дата, 作成日,
    日期, 작성일`),
}
