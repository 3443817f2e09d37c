extension Schema {
    /// Links by which a person sets the password of an account, once.
    static let passwordLinks = """
        CREATE TABLE passwordLink (
            tokenHash BLOB PRIMARY KEY NOT NULL CHECK (length(tokenHash) = 32),
            accountId TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            expiresAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX passwordLinkByAccount ON passwordLink (accountId);
        """
}
