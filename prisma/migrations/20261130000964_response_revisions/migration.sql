-- An official response can be corrected and withdrawn; what it said before stays. Who is named in it is kept with it.
ALTER TABLE "OfficialResponse"
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "namedIds" INTEGER[] NOT NULL DEFAULT '{}',
  ADD COLUMN "editedAt" TIMESTAMPTZ(3),
  ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3),
  ADD COLUMN "withdrawnById" INTEGER,
  ADD COLUMN "withdrawNote" TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT "OfficialResponse_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "OfficialResponseRevision" (
  "responseId" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "kind" "ResponseKind" NOT NULL,
  "text" TEXT NOT NULL,
  "editorId" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "OfficialResponseRevision_pkey" PRIMARY KEY ("responseId", "version"),
  CONSTRAINT "OfficialResponseRevision_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "OfficialResponse"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "OfficialResponseRevision_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
