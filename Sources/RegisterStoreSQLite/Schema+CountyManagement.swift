extension Schema {
    /// Accounts of those who lead a county. A check can be changed only by making the table anew; the migrator sees to the foreign keys.
    static let countyManagement = """
        CREATE TABLE newAccount (
            id TEXT PRIMARY KEY NOT NULL,
            email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('county-contact', 'county-management', 'register-officer', 'statistician')),
            area TEXT,
            language TEXT NOT NULL CHECK (language IN ('sv', 'fi', 'en')),
            passwordHash TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            CHECK ((role IN ('county-contact', 'county-management')) = (area IS NOT NULL))
        ) STRICT;
        INSERT INTO newAccount (id, email, name, role, area, language, passwordHash, createdAt)
            SELECT id, email, name, role, area, language, passwordHash, createdAt FROM account;
        DROP TABLE account;
        ALTER TABLE newAccount RENAME TO account;
        """
}
