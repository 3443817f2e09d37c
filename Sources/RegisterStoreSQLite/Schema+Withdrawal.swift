extension Schema {
    /// Why a group was dissolved.
    static let withdrawal = """
        ALTER TABLE municipalityGroup ADD COLUMN withdrawnReason TEXT CHECK (withdrawnReason <> '');
        """
}
