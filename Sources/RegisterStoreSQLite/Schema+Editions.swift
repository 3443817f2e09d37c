extension Schema {
    /// Editions, which are never changed, and publications, which two persons must have looked at. The kinds and steps of jobs are no longer
    /// listed in the schema: they grow with the program.
    static let editionsAndPublications = """
        CREATE TABLE newJob (
            id TEXT PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            subject TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
            step TEXT NOT NULL CHECK (step <> ''),
            progressPercent INTEGER NOT NULL CHECK (progressPercent BETWEEN 0 AND 100),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            createdAt INTEGER NOT NULL,
            finishedAt INTEGER,
            dueAt INTEGER NOT NULL DEFAULT 0,
            orderedBy TEXT REFERENCES account (id)
        ) STRICT;
        INSERT INTO newJob (id, kind, subject, state, step, progressPercent, attempts, createdAt, finishedAt, dueAt)
            SELECT id, kind, subject, state, step, progressPercent, attempts, createdAt, finishedAt, dueAt FROM job;
        DROP TABLE job;
        ALTER TABLE newJob RENAME TO job;
        CREATE INDEX jobBySubject ON job (subject);
        CREATE INDEX jobByState ON job (state, createdAt);
        CREATE TABLE edition (
            period TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            manifest BLOB NOT NULL,
            manifestHash BLOB NOT NULL CHECK (length(manifestHash) = 32),
            persons INTEGER NOT NULL CHECK (persons >= 0),
            periods INTEGER NOT NULL CHECK (periods >= persons),
            counts TEXT NOT NULL,
            madeAt INTEGER NOT NULL,
            orderedBy TEXT NOT NULL REFERENCES account (id),
            PRIMARY KEY (period, number)
        ) STRICT;
        CREATE TRIGGER editionStays BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'an edition is never changed'); END;
        CREATE TRIGGER editionIsKept BEFORE DELETE ON edition BEGIN SELECT RAISE(ABORT, 'an edition is never removed'); END;
        CREATE TRIGGER editionsInOrder BEFORE INSERT ON edition
            WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM edition WHERE period = NEW.period)
            BEGIN SELECT RAISE(ABORT, 'editions are numbered one after another'); END;
        CREATE TABLE editionBlock (
            period TEXT NOT NULL,
            edition INTEGER NOT NULL,
            block INTEGER NOT NULL REFERENCES block (number),
            content TEXT NOT NULL,
            PRIMARY KEY (period, edition, block),
            FOREIGN KEY (period, edition) REFERENCES edition (period, number)
        ) STRICT;
        CREATE INDEX editionBlockByBlock ON editionBlock (block);
        CREATE TRIGGER editionBlockStays BEFORE UPDATE ON editionBlock BEGIN SELECT RAISE(ABORT, 'an edition is never changed'); END;
        CREATE TRIGGER editionBlockIsKept BEFORE DELETE ON editionBlock BEGIN SELECT RAISE(ABORT, 'an edition is never changed'); END;
        -- The rows an edition was made from stay with it.
        CREATE TRIGGER editionRowsAreKept BEFORE DELETE ON clientPeriod
            WHEN EXISTS (SELECT 1 FROM editionBlock WHERE block = OLD.block)
            BEGIN SELECT RAISE(ABORT, 'an edition was made from these rows'); END;
        CREATE TABLE publication (
            id TEXT PRIMARY KEY NOT NULL,
            period TEXT NOT NULL,
            edition INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('protecting', 'refused', 'proposed', 'rejected', 'published', 'retracted')),
            proposedAt INTEGER NOT NULL,
            proposedBy TEXT NOT NULL REFERENCES account (id),
            earlier TEXT NOT NULL,
            summary TEXT,
            reason TEXT,
            record BLOB,
            decidedAt INTEGER,
            decidedBy TEXT REFERENCES account (id),
            retractedAt INTEGER,
            retractedBy TEXT REFERENCES account (id),
            FOREIGN KEY (period, edition) REFERENCES edition (period, number),
            -- Two pairs of eyes: whoever proposes does not decide.
            CHECK (decidedBy <> proposedBy),
            CHECK ((state IN ('rejected', 'published', 'retracted')) = (decidedBy IS NOT NULL)),
            CHECK ((decidedBy IS NULL) = (decidedAt IS NULL)),
            CHECK ((state = 'retracted') = (retractedBy IS NOT NULL)),
            CHECK (state NOT IN ('refused', 'rejected', 'retracted') OR reason <> ''),
            CHECK (state NOT IN ('proposed', 'published', 'retracted') OR record IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX publicationOfEdition ON publication (period, edition) WHERE state IN ('published', 'retracted');
        CREATE UNIQUE INDEX publicationUnderWay ON publication (period) WHERE state IN ('protecting', 'proposed');
        -- What has been shown is known for ever.
        CREATE TRIGGER publicationIsKept BEFORE DELETE ON publication WHEN OLD.state IN ('published', 'retracted')
            BEGIN SELECT RAISE(ABORT, 'what was published is not forgotten'); END;
        CREATE TRIGGER publicationStays BEFORE UPDATE ON publication
            WHEN (OLD.state = 'published' AND NEW.state NOT IN ('published', 'retracted')) OR (OLD.state = 'retracted')
                OR (OLD.decidedBy IS NOT NULL AND (NEW.record IS NOT OLD.record OR NEW.decidedBy IS NOT OLD.decidedBy))
            BEGIN SELECT RAISE(ABORT, 'a publication that was decided on is not changed'); END;
        CREATE TABLE publicationFile (
            publicationId TEXT NOT NULL REFERENCES publication (id),
            name TEXT NOT NULL,
            content BLOB NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            PRIMARY KEY (publicationId, name)
        ) STRICT;
        CREATE TRIGGER publicationFileStays BEFORE UPDATE ON publicationFile
            BEGIN SELECT RAISE(ABORT, 'a prepared file is never changed'); END;
        CREATE TRIGGER publicationFileIsKept BEFORE DELETE ON publicationFile
            WHEN EXISTS (SELECT 1 FROM publication WHERE id = OLD.publicationId AND decidedBy IS NOT NULL)
            BEGIN SELECT RAISE(ABORT, 'a prepared file is kept with its publication'); END;
        CREATE TRIGGER publicationFileIsNotAdded BEFORE INSERT ON publicationFile
            WHEN EXISTS (SELECT 1 FROM publication WHERE id = NEW.publicationId AND decidedBy IS NOT NULL)
            BEGIN SELECT RAISE(ABORT, 'nothing is added to a publication that was decided on'); END;
        """
}
