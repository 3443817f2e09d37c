import Delivery

// Documents of the archive in the report of a check (delivery page, *Commands*: source extracts can be checked too).
extension ArchiveReading: CheckedDocuments {
    package var fileTotals: [FileTotals] { totals.map(\.fileTotals) }
}

extension ArchiveTotals {
    /// The same as the totals of a table have it.
    public var fileTotals: FileTotals {
        var totals = FileTotals(file: file)
        totals.read = read
        totals.duplicate = duplicate
        totals.rejected = rejected
        totals.outOfScope = outOfScope
        var setAside = FileTotals.SetAside()
        setAside.drafts = drafts
        setAside.superseded = superseded
        setAside.invalidated = invalidated
        setAside.retired = retired
        setAside.inconclusive = inconclusive
        totals.setAside = setAside
        return totals
    }
}
