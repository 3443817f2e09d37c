extension Schema {
    /// Mails, kept as they were written.
    static let outbox = """
        CREATE TABLE mail (
            id TEXT PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('receipt', 'draft-copy', 'reminder')),
            area TEXT NOT NULL,
            groupId TEXT REFERENCES municipalityGroup (id),
            recipient TEXT NOT NULL CHECK (recipient <> ''),
            language TEXT NOT NULL CHECK (language IN ('sv', 'fi', 'en')),
            subject TEXT NOT NULL,
            messageId TEXT NOT NULL UNIQUE,
            createdAt INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            dueAt INTEGER NOT NULL,
            finishedAt INTEGER,
            obstacle TEXT,
            body TEXT NOT NULL,
            html TEXT,
            fileName TEXT,
            CHECK (fileName IS NULL OR html IS NOT NULL),
            CHECK ((state IN ('sent', 'failed')) = (finishedAt IS NOT NULL))
        ) STRICT;
        CREATE INDEX mailByState ON mail (state, dueAt);
        CREATE INDEX mailByArea ON mail (area, createdAt);
        """
}
