import RegisterModel
import Synchronization

extension TableIntake {
    /// Calls the body with each finding in the order of file, line, column, rule.
    public func forEachFinding(_ body: (DeliveryFinding) throws -> Void) rethrows {
        for file in totals.indices { try forEachFinding(ofFile: file, body) }
    }

    /// Calls the body with each finding of one file, by its place in `totals`, in the order of line, column, rule.
    public func forEachFinding(ofFile file: Int, _ body: (DeliveryFinding) throws -> Void) rethrows {
        let outcome = self.outcome.withLock { $0 }
        let name = outcome.totals[file].file
        var late = LateFindings(outcome, file: file)
        let onFile = outcome.notes.files.filter { $0.file == name }.sorted { order($0) < order($1) }
        for finding in onFile where finding.column.isEmpty { try body(finding) }
        while let next = late.first, next.line == 0 {
            late.removeFirst()
            try body(unpacked(next, file: name, outcome))
        }
        for finding in onFile where !finding.column.isEmpty { try body(finding) }
        try outcome.logs[file].forEach(file: UInt8(file)) { finding in
            while let next = late.first, next.precedes(finding) {
                late.removeFirst()
                try body(unpacked(next, file: name, outcome))
            }
            try body(unpacked(finding, file: name, outcome))
        }
        while let next = late.first {
            late.removeFirst()
            try body(unpacked(next, file: name, outcome))
        }
    }

    /// Findings on a whole file come before those on its rows, by column, rule and value.
    private func order(_ finding: DeliveryFinding) -> (Int, Int, String) {
        (kind.columns.firstIndex(of: finding.column) ?? -1, Int(finding.rule.rawValue), finding.value)
    }

    private func unpacked(_ finding: PackedFinding, file: String, _ outcome: Outcome) -> DeliveryFinding {
        let column = finding.column == PackedFinding.noColumn ? "" : kind.columns[Int(finding.column)]
        let text = String(decoding: finding.value, as: UTF8.self)
        return DeliveryFinding(
            file: file, line: Int(finding.line), column: column, rule: finding.rule,
            value: (column == "person_id" && !text.isEmpty ? PersonIdentifier.masked(text) : masked(text)).printable,
            related: finding.related == 0 ? "" : "\(outcome.name(ofFile: finding.relatedFile)):\(finding.related)")
    }

    /// Masks a value that may be, or begin, a person identifier in a column where none belongs: six digits in a row, or a bar.
    private func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        if bytes.contains(0x7C) { return PersonIdentifier.masked(text) }
        var digits = 0
        for (place, byte) in bytes.enumerated() {
            digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
            if digits == 6 && place + 1 < bytes.count { return String(decoding: bytes[...place], as: UTF8.self) + "*****" }
        }
        return text
    }
}
