import GRDB

/// The schema, as named migrations in order. A migration is never edited once it has run anywhere: a change is a new one.
///
/// Singular camelCase tables, strict types, foreign keys and checks. Instants are milliseconds since 1970, days are days since 1970. The SQL
/// keeps to what PostgreSQL understands too, but for `STRICT`, `WITHOUT ROWID`, `BLOB` and the triggers' bodies.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-people") { try $0.execute(sql: people) }
        migrator.registerMigration("2-rounds-and-groups") { try $0.execute(sql: roundsAndGroups) }
        migrator.registerMigration("3-notifications") { try $0.execute(sql: notifications) }
        migrator.registerMigration("4-deliveries-and-jobs") { try $0.execute(sql: deliveriesAndJobs) }
        migrator.registerMigration("5-register") { try $0.execute(sql: register) }
        migrator.registerMigration("6-audit-and-settings") { try $0.execute(sql: auditAndSettings) }
        migrator.registerMigration("7-failed-deliveries") { try $0.execute(sql: failedDeliveries) }
        migrator.registerMigration("8-replaced-deliveries") { try $0.execute(sql: replacedDeliveries) }
        migrator.registerMigration("9-follow-up") { try $0.execute(sql: followUp) }
        migrator.registerMigration("10-withdrawal") { try $0.execute(sql: withdrawal) }
        migrator.registerMigration("11-api") { try $0.execute(sql: api) }
        migrator.registerMigration("12-password-links") { try $0.execute(sql: passwordLinks) }
        migrator.registerMigration("13-withdrawn-deliveries") { try $0.execute(sql: withdrawnDeliveries) }
        migrator.registerMigration("14-outbox") { try $0.execute(sql: outbox) }
        migrator.registerMigration("15-editions-and-publications") { try $0.execute(sql: editionsAndPublications) }
        migrator.registerMigration("16-other-blocks") { try $0.execute(sql: otherBlocks) }
        migrator.registerMigration("17-county-management") { try $0.execute(sql: countyManagement) }
        migrator.registerMigration("18-missing-data") { try $0.execute(sql: gaps) }
        migrator.registerMigration("19-confirmations") { try $0.execute(sql: confirmations) }
        migrator.registerMigration("20-mail-kinds") { try $0.execute(sql: mailKinds) }
        migrator.registerMigration("21-looks") { try $0.execute(sql: looks) }
        migrator.registerMigration("22-decision-picks") { try $0.execute(sql: decisionPicks) }
        migrator.registerMigration("23-publication-tables") { try $0.execute(sql: publicationTables) }
        migrator.registerMigration("24-kept-versions") { try $0.execute(sql: keptVersions) }
        migrator.registerMigration("25-sent-rounds") { try $0.execute(sql: sentRounds) }
        return migrator
    }

    private static let people = """
        CREATE TABLE account (
            id TEXT PRIMARY KEY NOT NULL,
            email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('county-contact', 'register-officer', 'statistician')),
            area TEXT,
            language TEXT NOT NULL CHECK (language IN ('sv', 'fi', 'en')),
            passwordHash TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            CHECK ((role = 'county-contact') = (area IS NOT NULL))
        ) STRICT;
        CREATE TABLE session (
            tokenHash BLOB PRIMARY KEY NOT NULL CHECK (length(tokenHash) = 32),
            accountId TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            createdAt INTEGER NOT NULL,
            lastUsedAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sessionByAccount ON session (accountId);
        CREATE TABLE failedSignIn (
            keyHash BLOB NOT NULL CHECK (length(keyHash) = 32),
            failedAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX failedSignInByKey ON failedSignIn (keyHash, failedAt);
        """

    private static let roundsAndGroups = """
        CREATE TABLE round (
            id TEXT PRIMARY KEY NOT NULL,
            period TEXT NOT NULL,
            deadline TEXT NOT NULL,
            formVersion INTEGER NOT NULL CHECK (formVersion > 0),
            content TEXT NOT NULL
        ) STRICT;
        CREATE TABLE municipalityGroup (
            id TEXT PRIMARY KEY NOT NULL,
            roundId TEXT NOT NULL REFERENCES round (id),
            area TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            nameKey TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            createdAt INTEGER NOT NULL,
            withdrawnAt INTEGER,
            UNIQUE (id, roundId)
        ) STRICT;
        CREATE UNIQUE INDEX groupNameInUse ON municipalityGroup (roundId, area, nameKey) WHERE withdrawnAt IS NULL;
        CREATE TABLE groupMunicipality (
            groupId TEXT NOT NULL,
            roundId TEXT NOT NULL,
            municipality TEXT NOT NULL,
            addedAt INTEGER NOT NULL,
            removedAt INTEGER CHECK (removedAt >= addedAt),
            FOREIGN KEY (groupId, roundId) REFERENCES municipalityGroup (id, roundId)
        ) STRICT;
        -- Rule P2: a municipality is in at most one group of a round that is not withdrawn.
        CREATE UNIQUE INDEX municipalityInOneGroup ON groupMunicipality (roundId, municipality) WHERE removedAt IS NULL;
        CREATE INDEX groupMunicipalityByGroup ON groupMunicipality (groupId);
        """

    private static let notifications = """
        CREATE TABLE notification (
            groupId TEXT PRIMARY KEY NOT NULL REFERENCES municipalityGroup (id),
            state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'accepted', 'amending', 'withdrawn')),
            draft TEXT NOT NULL,
            changes TEXT NOT NULL,
            draftVersion INTEGER NOT NULL CHECK (draftVersion > 0),
            savedAt INTEGER NOT NULL,
            savedBy TEXT NOT NULL REFERENCES account (id),
            reference TEXT UNIQUE,
            CHECK (reference IS NOT NULL OR state IN ('draft', 'withdrawn'))
        ) STRICT;
        CREATE TABLE notificationVersion (
            groupId TEXT NOT NULL REFERENCES notification (groupId),
            number INTEGER NOT NULL CHECK (number > 0),
            answers TEXT NOT NULL,
            formVersion INTEGER NOT NULL CHECK (formVersion > 0),
            language TEXT NOT NULL CHECK (language IN ('sv', 'fi', 'en')),
            groupName TEXT NOT NULL,
            municipalities TEXT NOT NULL,
            acknowledgements TEXT NOT NULL,
            reason TEXT,
            submittedAt INTEGER NOT NULL,
            submittedBy TEXT NOT NULL REFERENCES account (id),
            PRIMARY KEY (groupId, number),
            CHECK ((number = 1) = (reason IS NULL))
        ) STRICT;
        CREATE TRIGGER notificationVersionStays BEFORE UPDATE ON notificationVersion
            BEGIN SELECT RAISE(ABORT, 'a submitted version is never changed'); END;
        CREATE TABLE notificationReview (
            groupId TEXT NOT NULL,
            versionNumber INTEGER NOT NULL,
            decision TEXT NOT NULL CHECK (decision IN ('returned', 'accepted')),
            comment TEXT NOT NULL,
            decidedAt INTEGER NOT NULL,
            decidedBy TEXT NOT NULL REFERENCES account (id),
            PRIMARY KEY (groupId, versionNumber),
            FOREIGN KEY (groupId, versionNumber) REFERENCES notificationVersion (groupId, number),
            CHECK (decision = 'accepted' OR comment <> '')
        ) STRICT;
        CREATE TABLE referenceCounter (
            roundId TEXT NOT NULL REFERENCES round (id),
            area TEXT NOT NULL,
            last INTEGER NOT NULL CHECK (last > 0),
            PRIMARY KEY (roundId, area)
        ) STRICT;
        """

    private static let deliveriesAndJobs = """
        CREATE TABLE delivery (
            id TEXT PRIMARY KEY NOT NULL,
            area TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('uploading', 'checking', 'accepted', 'returned', 'unreadable')),
            groupId TEXT REFERENCES municipalityGroup (id),
            period TEXT,
            channel TEXT CHECK (channel IN ('archive', 'separate')),
            contentHash BLOB CHECK (length(contentHash) = 32),
            createdAt INTEGER NOT NULL,
            createdBy TEXT NOT NULL REFERENCES account (id),
            receivedAt INTEGER,
            checkedAt INTEGER,
            summary TEXT,
            isSealed INTEGER NOT NULL CHECK (isSealed IN (0, 1)),
            CHECK ((state = 'uploading') = (receivedAt IS NULL)),
            CHECK (state = 'uploading' OR (groupId IS NOT NULL AND period IS NOT NULL AND channel IS NOT NULL AND contentHash IS NOT NULL))
        ) STRICT;
        -- The same bytes twice are one delivery.
        CREATE UNIQUE INDEX deliveryByContent ON delivery (area, contentHash);
        CREATE INDEX deliveryByPeriod ON delivery (period, area);
        CREATE TABLE deliveryPart (
            deliveryId TEXT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            sizeBytes INTEGER NOT NULL CHECK (sizeBytes >= 0),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            PRIMARY KEY (deliveryId, name)
        ) STRICT;
        CREATE TABLE job (
            id TEXT PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('check')),
            subject TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
            step TEXT NOT NULL CHECK (step IN ('check', 'seal')),
            progressPercent INTEGER NOT NULL CHECK (progressPercent BETWEEN 0 AND 100),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            createdAt INTEGER NOT NULL,
            finishedAt INTEGER
        ) STRICT;
        CREATE INDEX jobBySubject ON job (subject);
        CREATE INDEX jobByState ON job (state, createdAt);
        """

    private static let register = """
        CREATE TABLE serviceTask (
            number INTEGER PRIMARY KEY NOT NULL,
            slug TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE block (
            number INTEGER PRIMARY KEY NOT NULL,
            area TEXT NOT NULL,
            groupId TEXT NOT NULL REFERENCES municipalityGroup (id),
            period TEXT NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('archive', 'separate')),
            kind TEXT NOT NULL CHECK (kind IN ('client_periods', 'child_protection_periods', 'service_decisions', 'received_services')),
            deliveryId TEXT NOT NULL REFERENCES delivery (id),
            rowCount INTEGER NOT NULL CHECK (rowCount >= 0),
            acceptedAt INTEGER NOT NULL,
            replacedAt INTEGER CHECK (replacedAt >= acceptedAt)
        ) STRICT;
        -- Of each block one is in force.
        CREATE UNIQUE INDEX blockInForce ON block (area, groupId, period, channel, kind) WHERE replacedAt IS NULL;
        CREATE INDEX blockByPeriod ON block (period, kind);
        CREATE INDEX blockByDelivery ON block (deliveryId);
        CREATE TABLE blockCount (
            block INTEGER NOT NULL REFERENCES block (number),
            serviceTask INTEGER NOT NULL REFERENCES serviceTask (number),
            periods INTEGER NOT NULL CHECK (periods > 0),
            PRIMARY KEY (block, serviceTask)
        ) STRICT;
        -- The key is the order of the load, and block numbers only grow: a load is appended, and no other index is kept up.
        CREATE TABLE clientPeriod (
            block INTEGER NOT NULL REFERENCES block (number),
            person BLOB NOT NULL CHECK (length(person) = 16),
            serviceTask INTEGER NOT NULL REFERENCES serviceTask (number),
            startDay INTEGER NOT NULL,
            endDay INTEGER CHECK (endDay >= startDay),
            municipality INTEGER CHECK (municipality BETWEEN 1 AND 999),
            birthYear INTEGER CHECK (birthYear BETWEEN 1800 AND 2099),
            PRIMARY KEY (block, person, serviceTask, startDay)
        ) STRICT, WITHOUT ROWID;
        """

    private static let auditAndSettings = """
        CREATE TABLE auditEntry (
            number INTEGER PRIMARY KEY NOT NULL,
            at INTEGER NOT NULL,
            accountId TEXT REFERENCES account (id),
            action TEXT NOT NULL,
            area TEXT,
            subject TEXT NOT NULL
        ) STRICT;
        CREATE INDEX auditEntryByArea ON auditEntry (area, number);
        CREATE TRIGGER auditEntryStays BEFORE UPDATE ON auditEntry
            BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        CREATE TRIGGER auditEntryIsKept BEFORE DELETE ON auditEntry
            BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        CREATE TABLE setting (
            key TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
        ) STRICT;
        """

    /// A check can be changed only by making the table anew; the migrator sees to the foreign keys.
    private static let failedDeliveries = """
        CREATE TABLE newDelivery (
            id TEXT PRIMARY KEY NOT NULL,
            area TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('uploading', 'checking', 'accepted', 'returned', 'unreadable', 'failed')),
            groupId TEXT REFERENCES municipalityGroup (id),
            period TEXT,
            channel TEXT CHECK (channel IN ('archive', 'separate')),
            contentHash BLOB CHECK (length(contentHash) = 32),
            createdAt INTEGER NOT NULL,
            createdBy TEXT NOT NULL REFERENCES account (id),
            receivedAt INTEGER,
            checkedAt INTEGER,
            summary TEXT,
            isSealed INTEGER NOT NULL CHECK (isSealed IN (0, 1)),
            CHECK ((state = 'uploading') = (receivedAt IS NULL)),
            CHECK (state = 'uploading' OR (groupId IS NOT NULL AND period IS NOT NULL AND channel IS NOT NULL AND contentHash IS NOT NULL))
        ) STRICT;
        INSERT INTO newDelivery (id, area, state, groupId, period, channel, contentHash, createdAt, createdBy, receivedAt, checkedAt, summary,
                isSealed)
            SELECT id, area, state, groupId, period, channel, contentHash, createdAt, createdBy, receivedAt, checkedAt, summary, isSealed
            FROM delivery;
        DROP TABLE delivery;
        ALTER TABLE newDelivery RENAME TO delivery;
        -- The same bytes twice are one delivery, unless the first could not be checked.
        CREATE UNIQUE INDEX deliveryByContent ON delivery (area, contentHash) WHERE state <> 'failed';
        CREATE INDEX deliveryByPeriod ON delivery (period, area);
        ALTER TABLE job ADD COLUMN dueAt INTEGER NOT NULL DEFAULT 0;
        """

    private static let replacedDeliveries = """
        ALTER TABLE delivery ADD COLUMN isReplaced INTEGER NOT NULL DEFAULT 0 CHECK (isReplaced IN (0, 1));
        UPDATE delivery SET isReplaced = 1
            WHERE state = 'accepted' AND NOT EXISTS (SELECT 1 FROM block WHERE deliveryId = delivery.id AND replacedAt IS NULL);
        -- The same bytes twice are one delivery, unless the first could not be checked or a later one has come in its place.
        DROP INDEX deliveryByContent;
        CREATE UNIQUE INDEX deliveryByContent ON delivery (area, contentHash) WHERE state <> 'failed' AND isReplaced = 0;
        CREATE INDEX deliveryByEarlierContent ON delivery (area, contentHash) WHERE isReplaced = 1;
        """
}
