import Localization

extension FileTotals {
    /// `file: read = used + duplicate + rejected + out of scope`, in words.
    public func line(in language: Language) -> String {
        Catalogue.commands.text(
            "totals.line", language,
            [
                "file": file, "read": String(read), "used": String(used), "duplicate": String(duplicate), "rejected": String(rejected),
                "outOfScope": String(outOfScope),
            ])
    }
}
