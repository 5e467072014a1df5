// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const COMMENT_LENGTH = 5_000
export const REACTIONS = ['👍', '❤', '🎉', '💡', '👀', '🙏'] as const
