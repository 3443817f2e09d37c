extension Schema {
    /// Tokens by which programs act for an account, and the files they are sending.
    static let api = """
        CREATE TABLE apiToken (
            id TEXT PRIMARY KEY NOT NULL,
            tokenHash BLOB NOT NULL UNIQUE CHECK (length(tokenHash) = 32),
            accountId TEXT NOT NULL REFERENCES account (id),
            name TEXT NOT NULL CHECK (name <> ''),
            createdAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL CHECK (expiresAt > createdAt),
            lastUsedAt INTEGER,
            revokedAt INTEGER
        ) STRICT;
        CREATE INDEX apiTokenByAccount ON apiToken (accountId, createdAt);
        CREATE TABLE partUpload (
            id TEXT PRIMARY KEY NOT NULL,
            deliveryId TEXT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            lengthBytes INTEGER NOT NULL CHECK (lengthBytes >= 0),
            offsetBytes INTEGER NOT NULL CHECK (offsetBytes BETWEEN 0 AND lengthBytes),
            createdAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX partUploadByDelivery ON partUpload (deliveryId, createdAt);
        """
}
