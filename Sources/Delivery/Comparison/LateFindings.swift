/// The findings of one file that no reader of single rows could make: those about several rows and those of rules on whole blocks, handed out
/// in the order of line, column, rule.
struct LateFindings {
    private var several: ArraySlice<RowFinding>
    private var noted: ArraySlice<PackedFinding>

    init(_ outcome: TableIntake.Outcome, file: Int) {
        several = outcome.late[...].drop { Int($0.file) < file }.prefix { Int($0.file) == file }
        noted = outcome.notes.rows.filter { Int($0.file) == file }[...]
    }

    /// The next finding; nil at the end.
    var first: PackedFinding? {
        guard let packed = several.first?.packed else { return noted.first }
        guard let note = noted.first else { return packed }
        return note.precedes(packed) ? note : packed
    }

    /// Goes on to the finding behind the next one.
    mutating func removeFirst() {
        if let note = noted.first, several.first.map({ note.precedes($0.packed) }) ?? true {
            noted.removeFirst()
        } else {
            several.removeFirst()
        }
    }
}
