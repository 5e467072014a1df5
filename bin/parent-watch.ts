/** Loaded into the server by start.ts: should the starter be gone, however it went, the server ends as if asked to. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
