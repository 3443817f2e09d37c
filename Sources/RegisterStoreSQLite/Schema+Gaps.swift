extension Schema {
    /// Reminders of missing data, and the counties' own counts.
    static let gaps = """
        CREATE TABLE dataReminder (
            number INTEGER PRIMARY KEY NOT NULL,
            period TEXT NOT NULL,
            area TEXT NOT NULL,
            accountId TEXT NOT NULL REFERENCES account (id),
            sentAt INTEGER NOT NULL,
            sentBy TEXT NOT NULL REFERENCES account (id)
        ) STRICT;
        CREATE INDEX dataReminderByPeriod ON dataReminder (period);
        CREATE TABLE ownCount (
            period TEXT NOT NULL,
            area TEXT NOT NULL,
            serviceTask TEXT NOT NULL,
            clients INTEGER NOT NULL CHECK (clients >= 0),
            enteredAt INTEGER NOT NULL,
            enteredBy TEXT NOT NULL REFERENCES account (id),
            PRIMARY KEY (period, area, serviceTask)
        ) STRICT;
        """
}
