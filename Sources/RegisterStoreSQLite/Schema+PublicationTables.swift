extension Schema {
    /// Which tables a publication is made of, chosen when it is proposed and never changed; and where a refused one could not be protected.
    static let publicationTables = """
        ALTER TABLE publication ADD COLUMN tables TEXT;
        ALTER TABLE publication ADD COLUMN obstacles TEXT;
        CREATE TRIGGER publicationTablesStay BEFORE UPDATE ON publication WHEN NEW.tables IS NOT OLD.tables
            BEGIN SELECT RAISE(ABORT, 'the tables of a publication are chosen once'); END;
        """
}
