extension Schema {
    /// Deliveries that their county has taken back. A check can be changed only by making the table anew; the migrator sees to the foreign
    /// keys.
    static let withdrawnDeliveries = """
        CREATE TABLE newDelivery (
            id TEXT PRIMARY KEY NOT NULL,
            area TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('uploading', 'checking', 'accepted', 'returned', 'unreadable', 'failed', 'withdrawn')),
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
            isReplaced INTEGER NOT NULL DEFAULT 0 CHECK (isReplaced IN (0, 1)),
            withdrawnAt INTEGER,
            withdrawnBy TEXT REFERENCES account (id),
            withdrawnReason TEXT CHECK (withdrawnReason <> ''),
            CHECK ((state = 'uploading') = (receivedAt IS NULL)),
            CHECK (state = 'uploading' OR (groupId IS NOT NULL AND period IS NOT NULL AND channel IS NOT NULL AND contentHash IS NOT NULL)),
            CHECK ((state = 'withdrawn') = (withdrawnAt IS NOT NULL)),
            CHECK ((withdrawnAt IS NULL) = (withdrawnBy IS NULL) AND (withdrawnAt IS NULL) = (withdrawnReason IS NULL))
        ) STRICT;
        INSERT INTO newDelivery (id, area, state, groupId, period, channel, contentHash, createdAt, createdBy, receivedAt, checkedAt, summary,
                isSealed, isReplaced)
            SELECT id, area, state, groupId, period, channel, contentHash, createdAt, createdBy, receivedAt, checkedAt, summary, isSealed,
                isReplaced
            FROM delivery;
        DROP TABLE delivery;
        ALTER TABLE newDelivery RENAME TO delivery;
        -- The same bytes twice are one delivery, unless the first could not be checked, was replaced by a later one or taken back.
        CREATE UNIQUE INDEX deliveryByContent ON delivery (area, contentHash) WHERE state NOT IN ('failed', 'withdrawn') AND isReplaced = 0;
        CREATE INDEX deliveryByEarlierContent ON delivery (area, contentHash) WHERE isReplaced = 1;
        CREATE INDEX deliveryByPeriod ON delivery (period, area);
        """
}
