extension Schema {
    /// The rows of the blocks other than client periods. Codes are kept as numbers of one table of slugs, so that a changed order of a code
    /// list's file changes nothing that is stored.
    static let otherBlocks = """
        CREATE TABLE codeNumber (
            number INTEGER PRIMARY KEY NOT NULL,
            list TEXT NOT NULL,
            slug TEXT NOT NULL,
            UNIQUE (list, slug)
        ) STRICT;
        CREATE TABLE childProtectionPeriod (
            block INTEGER NOT NULL REFERENCES block (number),
            person BLOB NOT NULL CHECK (length(person) = 16),
            startDay INTEGER NOT NULL,
            endDay INTEGER CHECK (endDay >= startDay),
            municipality INTEGER CHECK (municipality BETWEEN 1 AND 999),
            birthYear INTEGER CHECK (birthYear BETWEEN 1800 AND 2099),
            PRIMARY KEY (block, person, startDay)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE serviceDecision (
            block INTEGER NOT NULL REFERENCES block (number),
            person BLOB NOT NULL CHECK (length(person) = 16),
            decision INTEGER NOT NULL,
            serviceTask INTEGER NOT NULL REFERENCES serviceTask (number),
            socialService INTEGER NOT NULL REFERENCES codeNumber (number),
            type INTEGER NOT NULL REFERENCES codeNumber (number),
            outcome INTEGER NOT NULL REFERENCES codeNumber (number),
            decidedDay INTEGER NOT NULL,
            validToDay INTEGER,
            picks INTEGER NOT NULL CHECK (picks BETWEEN 1 AND 31),
            municipality INTEGER CHECK (municipality BETWEEN 1 AND 999),
            birthYear INTEGER CHECK (birthYear BETWEEN 1800 AND 2099),
            PRIMARY KEY (block, person, decision)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE receivedService (
            block INTEGER NOT NULL REFERENCES block (number),
            person BLOB NOT NULL CHECK (length(person) = 16),
            serviceTask INTEGER NOT NULL REFERENCES serviceTask (number),
            socialService INTEGER NOT NULL REFERENCES codeNumber (number),
            evidence INTEGER NOT NULL CHECK (evidence > 0),
            firstDay INTEGER NOT NULL,
            lastDay INTEGER NOT NULL CHECK (lastDay >= firstDay),
            municipality INTEGER CHECK (municipality BETWEEN 1 AND 999),
            birthYear INTEGER CHECK (birthYear BETWEEN 1800 AND 2099),
            PRIMARY KEY (block, person, serviceTask, socialService)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE blockCount ADD COLUMN persons INTEGER NOT NULL DEFAULT 0;
        UPDATE blockCount SET persons = (SELECT count(DISTINCT c.person) FROM clientPeriod c
            WHERE c.block = blockCount.block AND c.serviceTask = blockCount.serviceTask);
        CREATE TABLE blockService (
            block INTEGER NOT NULL REFERENCES block (number),
            socialService INTEGER NOT NULL REFERENCES codeNumber (number),
            services INTEGER NOT NULL CHECK (services > 0),
            PRIMARY KEY (block, socialService)
        ) STRICT;
        CREATE TRIGGER editionChildProtectionIsKept BEFORE DELETE ON childProtectionPeriod
            WHEN EXISTS (SELECT 1 FROM editionBlock WHERE block = OLD.block)
            BEGIN SELECT RAISE(ABORT, 'an edition was made from these rows'); END;
        CREATE TRIGGER editionDecisionsAreKept BEFORE DELETE ON serviceDecision
            WHEN EXISTS (SELECT 1 FROM editionBlock WHERE block = OLD.block)
            BEGIN SELECT RAISE(ABORT, 'an edition was made from these rows'); END;
        CREATE TRIGGER editionServicesAreKept BEFORE DELETE ON receivedService
            WHEN EXISTS (SELECT 1 FROM editionBlock WHERE block = OLD.block)
            BEGIN SELECT RAISE(ABORT, 'an edition was made from these rows'); END;
        """
}
