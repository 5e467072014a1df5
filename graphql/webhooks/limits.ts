// What the browser's forms and the server share. No library: pages load this file.

export const WEBHOOK_NAME_LENGTH = 60
export const WEBHOOK_URL_LENGTH = 500
export const MAX_WEBHOOKS = 50
export const WEBHOOK_FORMATS = ['JSON', 'SLACK', 'TEAMS'] as const
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number]
