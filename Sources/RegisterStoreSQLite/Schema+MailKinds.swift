extension Schema {
    /// The kinds of mails are no longer listed in the schema: they grow with the program.
    static let mailKinds = """
        CREATE TABLE newMail (
            id TEXT PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
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
        INSERT INTO newMail SELECT id, kind, area, groupId, recipient, language, subject, messageId, createdAt, state, attempts, dueAt,
            finishedAt, obstacle, body, html, fileName FROM mail;
        DROP TABLE mail;
        ALTER TABLE newMail RENAME TO mail;
        CREATE INDEX mailByState ON mail (state, dueAt);
        CREATE INDEX mailByArea ON mail (area, createdAt);
        """
}
