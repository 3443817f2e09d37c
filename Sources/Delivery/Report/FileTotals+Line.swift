import Localization

extension FileTotals {
    /// `file: read = used + duplicate + rejected + out of scope`, in words; for documents of the archive also what was set aside, and in a
    /// line of its own why.
    public func lines(in language: Language) -> [String] {
        let values = [
            "file": file, "read": String(read), "used": String(used), "duplicate": String(duplicate), "rejected": String(rejected),
            "outOfScope": String(outOfScope),
        ]
        guard let setAside else { return [Catalogue.commands.text("totals.line", language, values)] }
        let line = Catalogue.commands.text(
            "totals.archive", language, values.merging(["setAside": String(setAside.total)]) { $1 })
        if setAside.total == 0 { return [line] }
        let reasons = Catalogue.commands.text(
            "totals.set-aside", language,
            [
                "drafts": String(setAside.drafts), "superseded": String(setAside.superseded), "invalidated": String(setAside.invalidated),
                "retired": String(setAside.retired), "inconclusive": String(setAside.inconclusive),
            ])
        return [line, "  " + reasons]
    }
}
