import NotificationForm

/// What heads THL's pages about a round: its name and period, and the links to its views. Templates show it with the partial `round-head`.
struct RoundFrame {
    let round: Round
    let here: FollowUpAddress
    let words: Words

    /// The round in one line.
    var caption: String { "\(words("round.name", ["round": round.id])) · \(words.quarter(round.period)) · \(words.days(round.period))" }

    /// What the partial needs, together with the page's own values.
    func values(_ heading: String, _ own: Values) -> Values {
        let views: [(FollowUpAddress, String)] = [
            (.round(round.id), words("round.view-status")), (.coverage(round.id, .periods), words("round.view-coverage")),
            (.systems(round.id), words("round.view-systems")), (.forecast(round.id), words("round.view-forecast")),
            (.changes(round.id), words("round.view-changes")), (.agenda(round.id), words("round.view-agenda")),
            (.roundList, words("round.view-rounds")),
        ]
        let head: Values = [
            "roundCaption": caption, "heading": heading,
            "views": views.map { address, name -> Values in ["path": address.path, "name": name, "isCurrent": isHere(address)] },
        ]
        return head.merging(own) { _, own in own }
    }

    private func isHere(_ address: FollowUpAddress) -> Bool {
        if case (.coverage, .coverage) = (address, here) { true } else { address == here }
    }
}
