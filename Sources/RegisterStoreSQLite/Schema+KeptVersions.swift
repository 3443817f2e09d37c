extension Schema {
    /// What a county has sent and what THL has decided about it stay, whoever writes to the file. `INSERT OR REPLACE` removes rows without
    /// asking a trigger on removal, so it is refused before.
    static let keptVersions = """
        CREATE TRIGGER notificationVersionIsKept BEFORE DELETE ON notificationVersion
            BEGIN SELECT RAISE(ABORT, 'a submitted version is never removed'); END;
        CREATE TRIGGER notificationVersionIsNotReplaced BEFORE INSERT ON notificationVersion
            WHEN EXISTS (SELECT 1 FROM notificationVersion WHERE groupId = NEW.groupId AND number = NEW.number)
            BEGIN SELECT RAISE(ABORT, 'a submitted version is never changed'); END;
        CREATE TRIGGER notificationReviewStays BEFORE UPDATE ON notificationReview
            BEGIN SELECT RAISE(ABORT, 'a decision on a version is never changed'); END;
        CREATE TRIGGER notificationReviewIsKept BEFORE DELETE ON notificationReview
            BEGIN SELECT RAISE(ABORT, 'a decision on a version is never removed'); END;
        CREATE TRIGGER notificationReviewIsNotReplaced BEFORE INSERT ON notificationReview
            WHEN EXISTS (SELECT 1 FROM notificationReview WHERE groupId = NEW.groupId AND versionNumber = NEW.versionNumber)
            BEGIN SELECT RAISE(ABORT, 'a decision on a version is never changed'); END;
        """
}
