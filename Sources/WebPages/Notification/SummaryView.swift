import Localization
import NotificationForm

/// The answers as sections of rows, for checking, the receipt and THL; templates show it with the partial `summary`.
struct SummaryView {
    let summary: Summary
    /// The notification whose answers can be changed; nil where they cannot.
    let notification: String?
    /// The notification about whose questions THL can ask; nil where nobody can.
    var asking: String?
    let words: Words

    var values: Values {
        ["sections": summary.sections.map { ["title": $0.title, "rows": $0.rows.map(row)] as Values }]
    }

    private func row(_ row: Summary.Row) -> Values {
        let isTable = row.lines.count > 1 || row.lines.contains { $0.label != nil }
        return [
            "number": row.isExtension ? nil : row.number, "label": row.label, "isAddition": row.isExtension, "isTable": isTable,
            "answer": isTable ? nil : answer(row.lines.first), "lines": isTable ? row.lines.map(line(row)) : nil,
            "changePath": path(row, anchor: row.anchor),
            "askPath": row.isExtension ? nil : asking.map { FollowUpAddress.remarks($0).path + "?question=\(row.question)#text" },
        ]
    }

    private func line(_ row: Summary.Row) -> (Summary.Line) -> Values {
        { line in
            ["label": line.label ?? row.label, "answer": answer(line), "changePath": path(row, anchor: line.anchor)]
        }
    }

    private func answer(_ line: Summary.Line?) -> Values {
        let isMissing = line?.value == nil
        return [
            "value": line?.value ?? Summary.notAnswered(words.language), "isMissing": isMissing,
            "lang": line?.foreignLanguage?.rawValue,
            "mark": line?.mark.map(words.mark),
        ]
    }

    /// Where an answer is changed; nil where nothing can be, and for the county (question 2), which is that of the user.
    private func path(_ row: Summary.Row, anchor: String) -> String? {
        guard row.question != AnswerKey.county.question else { return nil }
        return notification.map { Address.change($0, row.topic).path + "#" + anchor }
    }
}

extension Words {
    /// What is told of a copied answer until its page is saved: a point in time has to be checked, everything else confirmed.
    func mark(_ mark: Answers.CopyMark) -> String {
        switch mark {
        case .copied: self("topic.copied")
        case .check: self("topic.copied-check")
        }
    }
}
