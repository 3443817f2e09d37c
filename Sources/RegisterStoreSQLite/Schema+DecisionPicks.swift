extension Schema {
    /// How many decisions of a block have which set of picks: at most 31 lines a block, where counting the rows would read them all.
    static let decisionPicks = """
        CREATE TABLE blockPicks (
            block INTEGER NOT NULL REFERENCES block (number),
            picks INTEGER NOT NULL CHECK (picks BETWEEN 1 AND 31),
            decisions INTEGER NOT NULL CHECK (decisions > 0),
            PRIMARY KEY (block, picks)
        ) STRICT;
        INSERT INTO blockPicks (block, picks, decisions) SELECT block, picks, count(*) FROM serviceDecision GROUP BY block, picks;
        """
}
