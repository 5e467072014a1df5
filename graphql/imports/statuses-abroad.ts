// The words for the status of an idea in other languages, besides those of statuses.ts.
import type { IdeaStatus } from '#graphql/ideas/policy.ts'
import { listed } from './column-names-abroad.ts'

export const STATUS_WORDS_ABROAD: Partial<Record<IdeaStatus, readonly string[]>> = {
  NEW: listed(`
    new idea, idea, nieuw, nouveau, nouvelle, nuevo, novo, nova, nuovo, nuova, nowy, nowe, yeni, новый, новая, 新規,
    新建, 신규, ouvert, ouverte, abierto, aberto, aperto, otwarte, открыто, ingediend, eingereicht, soumis, publicada,
    publicado`),
  SHAPING: listed(`
    gepland, in overweging, in behandeling, wordt bekeken, in diskussion, in überprüfung, wird geprüft, à l’étude,
    en cours d’étude, planifié, planifiée, prévu, prévue, accepté, acceptée, en estudio, en evaluación,
    planificado, planificada, planeado, aceptada, aceptado, em análise, planejado, planejada, planeada, aceita,
    in valutazione, pianificato, pianificata, zaplanowane, zaplanowany, w trakcie rozpatrywania, w analizie,
    rozpatrywane, planlandı, değerlendiriliyor, inceleniyor, запланировано, на рассмотрении, рассматривается,
    принято, 計画中, 予定, 検討中, 计划中, 已计划, 审核中, 검토 중, 계획됨, 예정, on the roadmap, roadmap, triaged, gathering feedback,
    needs review, exploring, angenommen, geaccepteerd, goedgekeurd, genehmigt`),
  TRIAL: listed(`
    beta, in beta, pilotphase, proef, proefperiode, pilote, piloto, pilotaż, пилот, 試験, 试点`),
  BUILDING: listed(`
    bezig, in uitvoering, in ontwikkeling, wordt uitgevoerd, in bearbeitung, in umsetzung, in entwicklung,
    wird umgesetzt, en cours, en cours de réalisation, en développement, en progreso, en curso, en desarrollo,
    em andamento, em progresso, em desenvolvimento, in corso, in lavorazione, w toku, w realizacji, realizowane,
    devam ediyor, geliştiriliyor, в работе, в процессе, выполняется, 対応中, 开发中, 進行中, 进行中, 진행 중, 개발 중, wip`),
  IN_USE: listed(`
    gereed, klaar, afgerond, uitgevoerd, gerealiseerd, opgelost, fertig, abgeschlossen, realisiert, gelöst,
    terminé, terminée, réalisé, réalisée, livré, résolu, completado, completada, terminado, terminada, realizado,
    realizada, implementado, implementada, resuelto, resuelta, concluído, concluída, finalizado, resolvido,
    completato, completata, realizzato, realizzata, implementato, risolto, zrealizowany, zrealizowane,
    zrealizowana, zakończone, ukończone, wdrożone, rozwiązane, tamamlandı, uygulandı, çözüldü, выполнено,
    завершено, реализовано, готово, решено, 完了, 対応済み, 実装済み, 已完成, 已实现, 已上线, 완료, 해결됨, solved, finished`),
  NOT_NOW: listed(`
    afgewezen, afgekeurd, niet uitgevoerd, nicht umgesetzt, nicht geplant, wird nicht umgesetzt, zurückgewiesen,
    refusé, refusée, rejeté, rejetée, rechazado, descartada, descartado, rejeitado, rejeitada, recusado, recusada,
    rifiutato, rifiutata, respinto, respinta, odrzucony, odrzucone, odrzucona, reddedildi, отклонено, отклонён,
    отклонен, отклонена, 却下, 見送り, 已拒绝, 不采纳, 拒绝, 거절됨, 반려, wont implement, will not implement, not planning,
    out of scope, not accepted, turned down, deferred, postponed`),
  WITHDRAWN: listed(`
    retirada, retirado, retirée, ingetrokken, zurückgezogen, ritirata, wycofane, отозвано`),
}
