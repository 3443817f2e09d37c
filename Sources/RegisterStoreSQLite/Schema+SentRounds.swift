extension Schema {
    /// The round as it was when a version was sent: THL may change its levels and months afterwards. Versions of before have none.
    static let sentRounds = """
        CREATE TABLE sentRound (
            groupId TEXT NOT NULL,
            number INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (groupId, number),
            FOREIGN KEY (groupId, number) REFERENCES notificationVersion (groupId, number)
        ) STRICT;
        CREATE TRIGGER sentRoundStays BEFORE UPDATE ON sentRound
            BEGIN SELECT RAISE(ABORT, 'a submitted version is never changed'); END;
        CREATE TRIGGER sentRoundIsKept BEFORE DELETE ON sentRound
            BEGIN SELECT RAISE(ABORT, 'a submitted version is never removed'); END;
        CREATE TRIGGER sentRoundIsNotReplaced BEFORE INSERT ON sentRound
            WHEN EXISTS (SELECT 1 FROM sentRound WHERE groupId = NEW.groupId AND number = NEW.number)
            BEGIN SELECT RAISE(ABORT, 'a submitted version is never changed'); END;
        """
}
