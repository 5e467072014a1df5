-- What processes tell each other's sockets and is too long for NOTIFY. A row is read at once and swept after seconds, so
-- it need not outlive a crash.
CREATE UNLOGGED TABLE "SocketAttachment" (
    "id" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payload" BYTEA NOT NULL,

    CONSTRAINT "SocketAttachment_pkey" PRIMARY KEY ("id")
);
