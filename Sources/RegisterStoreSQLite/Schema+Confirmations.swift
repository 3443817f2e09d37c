extension Schema {
    /// Reasons that counties have given for findings. One that has been given is never changed; a later one counts instead.
    static let confirmations = """
        CREATE TABLE findingConfirmation (
            number INTEGER PRIMARY KEY NOT NULL,
            deliveryId TEXT NOT NULL REFERENCES delivery (id),
            groupId TEXT NOT NULL REFERENCES municipalityGroup (id),
            channel TEXT NOT NULL CHECK (channel IN ('archive', 'separate')),
            kind TEXT NOT NULL CHECK (kind IN ('client_periods', 'child_protection_periods', 'service_decisions', 'received_services')),
            rule TEXT NOT NULL CHECK (rule <> ''),
            subject TEXT NOT NULL,
            measured TEXT NOT NULL,
            period TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            confirmedAt INTEGER NOT NULL,
            confirmedBy TEXT NOT NULL REFERENCES account (id)
        ) STRICT;
        CREATE INDEX findingConfirmationByGroup ON findingConfirmation (groupId, channel);
        """
}
