extension Schema {
    /// How THL follows notifications up: extensions, reminders, remarks, decisions on discussions.
    static let followUp = """
        CREATE TABLE deadlineExtension (
            number INTEGER PRIMARY KEY NOT NULL,
            roundId TEXT NOT NULL REFERENCES round (id),
            area TEXT NOT NULL,
            untilDay TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            grantedAt INTEGER NOT NULL,
            grantedBy TEXT NOT NULL REFERENCES account (id)
        ) STRICT;
        CREATE INDEX deadlineExtensionByRound ON deadlineExtension (roundId);
        CREATE TABLE reminder (
            number INTEGER PRIMARY KEY NOT NULL,
            roundId TEXT NOT NULL REFERENCES round (id),
            area TEXT NOT NULL,
            accountId TEXT NOT NULL REFERENCES account (id),
            sentAt INTEGER NOT NULL,
            sentBy TEXT NOT NULL REFERENCES account (id)
        ) STRICT;
        CREATE INDEX reminderByRound ON reminder (roundId);
        CREATE TABLE questionRemark (
            id TEXT PRIMARY KEY NOT NULL,
            groupId TEXT NOT NULL,
            versionNumber INTEGER NOT NULL,
            question TEXT,
            kind TEXT NOT NULL CHECK (kind IN ('comment', 'query')),
            text TEXT NOT NULL CHECK (text <> ''),
            askedAt INTEGER NOT NULL,
            askedBy TEXT NOT NULL REFERENCES account (id),
            state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
            answer TEXT CHECK (answer <> ''),
            answeredAt INTEGER,
            answeredBy TEXT REFERENCES account (id),
            closedAt INTEGER,
            closedBy TEXT REFERENCES account (id),
            FOREIGN KEY (groupId, versionNumber) REFERENCES notificationVersion (groupId, number),
            CHECK ((answer IS NULL) = (answeredAt IS NULL) AND (answer IS NULL) = (answeredBy IS NULL)),
            CHECK (answer IS NOT NULL OR state <> 'answered'),
            CHECK (answer IS NULL OR state <> 'open'),
            CHECK ((state = 'closed') = (closedAt IS NOT NULL) AND (state = 'closed') = (closedBy IS NOT NULL))
        ) STRICT;
        CREATE INDEX questionRemarkByGroup ON questionRemark (groupId, askedAt);
        CREATE TABLE discussionDecision (
            number INTEGER PRIMARY KEY NOT NULL,
            groupId TEXT NOT NULL REFERENCES notification (groupId),
            need TEXT NOT NULL CHECK (need IN ('needed', 'not-needed', 'undecided')),
            reason TEXT NOT NULL CHECK (reason <> ''),
            day TEXT,
            participants TEXT NOT NULL,
            outcome TEXT NOT NULL,
            decidedAt INTEGER NOT NULL,
            decidedBy TEXT NOT NULL REFERENCES account (id)
        ) STRICT;
        CREATE INDEX discussionDecisionByGroup ON discussionDecision (groupId, number);
        CREATE TRIGGER discussionDecisionStays BEFORE UPDATE ON discussionDecision
            BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
        """
}
