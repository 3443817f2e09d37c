extension Schema {
    /// Looks at single persons' rows: never without a reason, and never changed or removed. Not part of the audit log's own line, which holds no
    /// person; the line's subject is the look.
    static let looks = """
        CREATE TABLE look (
            id TEXT PRIMARY KEY NOT NULL,
            at INTEGER NOT NULL,
            accountId TEXT NOT NULL REFERENCES account (id),
            period TEXT NOT NULL,
            person BLOB CHECK (length(person) = 16),
            reason TEXT NOT NULL CHECK (reason <> '')
        ) STRICT;
        CREATE INDEX lookByTime ON look (at);
        CREATE TABLE lookDelivery (
            lookId TEXT NOT NULL REFERENCES look (id),
            deliveryId TEXT NOT NULL REFERENCES delivery (id),
            PRIMARY KEY (lookId, deliveryId)
        ) STRICT;
        CREATE TRIGGER lookStays BEFORE UPDATE ON look BEGIN SELECT RAISE(ABORT, 'looks are only added'); END;
        CREATE TRIGGER lookIsKept BEFORE DELETE ON look BEGIN SELECT RAISE(ABORT, 'looks are only added'); END;
        CREATE TRIGGER lookDeliveryStays BEFORE UPDATE ON lookDelivery BEGIN SELECT RAISE(ABORT, 'looks are only added'); END;
        CREATE TRIGGER lookDeliveryIsKept BEFORE DELETE ON lookDelivery BEGIN SELECT RAISE(ABORT, 'looks are only added'); END;
        """
}
