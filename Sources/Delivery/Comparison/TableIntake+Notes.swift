import Synchronization

extension TableIntake {
    /// Takes in what a rule on the whole block found. Rows that an error leaves out have been dropped by the rule.
    func note(_ notes: BlockNotes) {
        outcome.withLock { outcome in
            for finding in notes.rows {
                outcome.failed[Int(finding.rule.rawValue)] += 1
                if finding.rule.isError { outcome.totals[Int(finding.file)].rejected += 1 }
            }
            for finding in notes.files { outcome.failed[Int(finding.rule.rawValue)] += 1 }
            outcome.notes.merge(notes)
            outcome.notes.rows.sort { $0.precedes($1) }
        }
    }

    /// The findings about whole files.
    var findingsOnFiles: [DeliveryFinding] { outcome.withLock { $0.notes.files } }

    /// Remembers how findings call the previous quarter's block.
    func notePrevious(files: [String]) { outcome.withLock { $0.previousFile = files.joined(separator: " ") } }
}

extension TableIntake.Outcome {
    /// The name of a file of the kind, or of the previous quarter's block.
    func name(ofFile file: UInt8) -> String { file == PackedFinding.previousFile ? previousFile : totals[Int(file)].file }
}
