import CodeLists
import RegisterModel

/// Looks at how days and clients are spread over a block, or over an extract.
struct DistributionRules {
    /// The fewest periods of a task of which some should have ended within a quarter.
    static let periodsOfWhichSomeEnd = 200
    /// The fewest persons in two municipalities at once that are worth a word.
    static let personsInTwoPlaces = 50

    let intake: TableIntake
    let expected: ExpectedVolume?

    /// - Parameter profile: nil for an extract, of which only the days are looked at.
    func notes(profile: BlockProfile?) -> BlockNotes {
        var notes = BlockNotes()
        lookAtDays(&notes)
        guard let profile else { return notes }
        let file = intake.totals.first?.file ?? ""
        for (task, place) in intake.kind.tasks where profile.periods[place] > 0 {
            let count = profile.periods[place]
            notes.look(
                at: .periodNoneEnded, fails: count >= Self.periodsOfWhichSomeEnd && profile.ended[place] == 0, file: file,
                column: "end", value: task.slug, detail: "\(task.slug): 0/\(count)")
            lookAtVolume(task, clients: profile.clients[place], file, &notes)
        }
        let two = profile.personsInTwoPlaces
        notes.look(
            at: .personMunicipalities, fails: two >= Self.personsInTwoPlaces && two * 100 > profile.persons, file: file,
            column: "municipality", value: "", detail: "\(two)/\(profile.persons)")
        return notes
    }

    private func lookAtDays(_ notes: inout BlockNotes) {
        let totals = intake.totals
        let column = intake.kind.startColumn
        for spread in StartDays(intake.rows).spreads {
            guard let task = intake.kind.tasks.first(where: { $0.place == spread.serviceTask })?.task else { continue }
            let file = totals[spread.file].file
            let pileUps = spread.pileUps
            if pileUps.isEmpty { notes.look(at: .datesPileUp, fails: false, file: file, column: column, value: "") }
            for (day, count) in pileUps {
                notes.look(
                    at: .datesPileUp, fails: true, file: file, column: column, value: "\(task.slug) \(day)",
                    detail: "\(task.slug), \(day): \(count)/\(spread.total)")
            }
            notes.look(
                at: .datesFirstOfMonth, fails: spread.onFirstOfMonth >= 50 && spread.onFirstOfMonth * 2 > spread.total, file: file,
                column: column, value: task.slug, detail: "\(task.slug): \(spread.onFirstOfMonth)/\(spread.total)")
        }
    }

    private func lookAtVolume(_ task: ServiceTask, clients: Int, _ file: String, _ notes: inout BlockNotes) {
        guard intake.kind == .clientPeriods, let expected, let range = expected.range(of: task) else { return }
        let rate = expected.rate(clients)
        notes.look(
            at: .volumeOutOfRange, fails: !range.contains(rate), file: file, column: "service_task", value: task.slug,
            detail: "\(task.slug): \(rate.oneDecimal) (\(range.lowerBound.oneDecimal)–\(range.upperBound.oneDecimal))")
    }
}

extension Double {
    /// With one decimal and a point, in every language: a figure among codes.
    fileprivate var oneDecimal: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
