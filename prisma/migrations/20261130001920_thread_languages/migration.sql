-- Threads in a language that few are in: an inbox that is filtered by it looks at those alone.
create index "Post_threadLanguage" on "Post" (language) where kind = 'customer-thread';
