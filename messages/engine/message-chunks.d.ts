// What the Vite plugin tells the server's build.
declare module 'virtual:message-chunks' {
  const chunks: import('./plugin.ts').MessageChunks
  export default chunks
}
