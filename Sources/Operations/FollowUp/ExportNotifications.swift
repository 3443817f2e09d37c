import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterStore
import Spreadsheet

/// The notifications of a round in force, as tables for other programs.
public struct NotificationExport: Sendable {
    /// The round.
    public let round: Round
    /// When the newest of the notifications was sent; the same content has the same moment.
    public let made: Date
    /// One row for each notification.
    public let notifications: Sheet
    /// One row for each municipality.
    public let municipalities: Sheet
    /// One row for each answer, and for each row of a matrix.
    public let answers: Sheet

    /// The three tables in the order of a workbook.
    public var sheets: [Sheet] { [notifications, municipalities, answers] }
}

extension Operations {
    /// The notifications of a round in force as tables: codes and, in a language, labels. Writes an audit entry.
    ///
    /// Right: THL; with the contact persons of question 1 only THL's register officers.
    public func exportNotifications(
        of roundID: String, language: Language, withContacts: Bool = false, by actor: Actor
    ) async throws -> NotificationExport {
        if withContacts { try actor.requireOfficer() } else { try actor.requireTHL() }
        return try await store.write { transaction in
            let round = try chosenRound(roundID, in: transaction)
            let groups = try sentGroups(round, in: transaction)
            let rows = ExportRows(round: round, groups: groups, language: language, withContacts: withContacts)
            try audit(.notificationsExport, round.id, area: nil, by: actor.accountID, in: transaction)
            return NotificationExport(
                round: round, made: groups.map(\.sent.version.submittedAt).max() ?? Date(timeIntervalSince1970: 0),
                notifications: rows.notifications, municipalities: rows.municipalities, answers: rows.answers)
        }
    }
}

/// How the tables of an export are made.
private struct ExportRows: Sendable {
    let round: Round
    let groups: [SentGroup]
    let language: Language
    let withContacts: Bool

    var notifications: Sheet {
        let contacts: [Sheet.Column] = withContacts ? [.init("contact_name", width: 24), .init("contact_email", width: 28)] : []
        let columns: [Sheet.Column] =
            [
                .init("round"), .init("organiser"), .init("organiser_label", width: 32), .init("group", width: 28),
                .init("reference", width: 20), .init("version"), .init("state"), .init("form_version"), .init("language"),
                .init("submitted_at", width: 22), .init("late"), .init("municipalities"), .init("change_reason", width: 40),
            ] + contacts
        return Sheet(
            name: "notifications", columns: columns,
            rows: groups.map { group in
                let version = group.sent.version
                let contact: [Sheet.Cell] =
                    withContacts
                    ? [.text(ifAny: version.answers.text(.contactName)), .text(ifAny: version.answers.text(.contactEmail))] : []
                return head(group) + [
                    .integer(version.number), .text(group.state.rawValue), .integer(version.formVersion),
                    .text(version.language.rawValue), .text(version.submittedAt.ISO8601Format()), .integer(group.isLate ? 1 : 0),
                    .integer(version.municipalities.count), .text(ifAny: version.reason),
                ] + contact
            })
    }

    var municipalities: Sheet {
        Sheet(
            name: "municipalities",
            columns: [
                .init("round"), .init("organiser"), .init("organiser_label", width: 32), .init("group", width: 28),
                .init("reference", width: 20), .init("municipality"), .init("municipality_label", width: 24),
            ],
            rows: groups.flatMap { group in
                group.sent.version.municipalities.map { municipality in
                    head(group) + [.text(municipality.slug), .text(municipality.entry.name(language))]
                }
            })
    }

    var answers: Sheet {
        Sheet(
            name: "answers",
            columns: [
                .init("round"), .init("organiser"), .init("organiser_label", width: 32), .init("group", width: 28),
                .init("reference", width: 20), .init("question_number"), .init("question", width: 20), .init("question_label", width: 40),
                .init("row", width: 20), .init("row_label", width: 32), .init("status"), .init("answer", width: 22),
                .init("answer_label", width: 40), .init("answer_text", width: 40), .init("addition", width: 20),
                .init("addition_row", width: 20), .init("addition_row_label", width: 32), .init("addition_answer", width: 22),
                .init("addition_label", width: 40),
                .init("addition_text", width: 40),
            ], rows: AnswerRows(rows: self))
    }

    func head(_ group: SentGroup) -> [Sheet.Cell] {
        [
            .text(round.id), .text(group.group.area.slug), .text(group.group.area.entry.name(language)),
            .text(group.sent.version.groupName), .text(group.reference),
        ]
    }
}

/// The rows of the answers, made one notification after another.
private struct AnswerRows: Sequence, Sendable {
    let rows: ExportRows

    func makeIterator() -> some IteratorProtocol<[Sheet.Cell]> {
        let versions = Set(rows.groups.map(\.sent.version.formVersion))
        let definitions = Dictionary(uniqueKeysWithValues: versions.map { ($0, rows.round.definition(version: $0)) })
        return rows.groups.lazy.flatMap { group in
            lines(group, definitions[group.sent.version.formVersion].flatMap(\.self) ?? group.sent.definition)
        }.makeIterator()
    }

    /// - Parameter definition: The form in which the notification was sent, with the levels of the round.
    private func lines(_ group: SentGroup, _ definition: FormDefinition) -> [[Sheet.Cell]] {
        let relevance = Relevance(definition, group.sent.version.answers)
        let head = rows.head(group)
        // Question 1 is personal; it has columns of its own in the table of notifications where it is asked for.
        let questions = definition.questions.filter { relevance.isRelevant($0) && $0.id != "contact" }
        return questions.filter { !$0.isExtension }.flatMap { question -> [[Sheet.Cell]] in
            let additions = questions.filter { $0.isExtension && $0.number == question.number }
            let codes = Set(question.keys.map(\.row))
            let fitting = additions.filter { $0.keys.allSatisfy { $0.row != nil && codes.contains($0.row) } }
            let official = question.keys.flatMap { key -> [[Sheet.Cell]] in
                let addition = fitting.first { relevance.answers[AnswerKey($0.id, row: key.row)] != nil }
                let status = self.status(relevance.answers[key], relevance.level(of: question))
                let beside = addition.flatMap { self.additions($0, AnswerKey($0.id, row: key.row), relevance.answers).first }
                return entries(question, key, relevance.answers[key]).map { entry in
                    head + self.question(question, key) + entry.row + [status] + entry.value + (beside ?? Self.nothing(6))
                }
            }
            let apart = additions.filter { addition in !fitting.contains { $0.id == addition.id } }.flatMap { addition in
                addition.keys.filter { relevance.answers[$0] != nil }.flatMap { key in
                    self.additions(addition, key, relevance.answers).map { head + self.question(question, nil) + Self.nothing(6) + $0 }
                }
            }
            return official + apart
        }
    }

    /// Number and name of a question; with a row that has a number of its own, that one.
    private func question(_ question: Question, _ key: AnswerKey?) -> [Sheet.Cell] {
        let row = key?.row.flatMap(question.row)
        return [
            .text(row?.number.map(String.init) ?? question.numberText), .text(question.id), .text(question.shortText[rows.language]),
        ]
    }

    /// Whether there is an answer. The status of a question that may be left empty, and is, is empty too: nothing follows from it.
    private func status(_ answer: AnswerValue?, _ level: RequirementLevel?) -> Sheet.Cell {
        answer != nil ? .text("answered") : level == .optional ? .empty : .text("not-answered")
    }

    /// The cells of an addition that is answered: its id, row and answer.
    private func additions(_ question: Question, _ key: AnswerKey, _ answers: Answers) -> [[Sheet.Cell]] {
        entries(question, key, answers[key]).map { [.text(question.id)] + $0.row + $0.value }
    }

    /// An answer as lines of the table: code and label of its row; code, label and text of the answer. A list of records has a line for each
    /// record: its first choice is the row, its second the answer, and what is written beside them the text.
    private func entries(_ question: Question, _ key: AnswerKey, _ value: AnswerValue?) -> [(row: [Sheet.Cell], value: [Sheet.Cell])] {
        guard case .records(let records) = value else {
            let row = key.row.flatMap(question.row).map { question.rowText($0, in: rows.language, round: rows.round) }
            return [([.text(ifAny: key.row), .text(ifAny: row)], self.value(question, value))]
        }
        let choices = question.columns.filter { !$0.options.isEmpty }
        let texts = question.columns.filter(\.options.isEmpty)
        return records.map { record in
            func choice(_ place: Int) -> [Sheet.Cell] {
                guard choices.indices.contains(place), let code = record[choices[place].code] else { return Self.nothing(2) }
                return [.text(code), .text(ifAny: choices[place].options.first { $0.code == code }?.text[rows.language])]
            }
            return (choice(0), choice(1) + [.text(ifAny: texts.compactMap { record[$0.code] }.joined(separator: ", "))])
        }
    }

    /// Code, label and text of an answer that is no list of records.
    private func value(_ question: Question, _ value: AnswerValue?) -> [Sheet.Cell] {
        let words = question.words(value, rows.language)
        switch value {
        case nil, .records: return Self.nothing(3)
        case .text(let text):
            let isCode = [.single, .matrix].contains(question.type)
            return isCode ? [.text(text), .text(ifAny: words), .empty] : [.empty, .empty, .text(text)]
        case .set(let codes): return [.text(codes.joined(separator: " ")), .text(ifAny: words), .empty]
        }
    }

    private static func nothing(_ count: Int) -> [Sheet.Cell] { Array(repeating: .empty, count: count) }
}

extension CodeEntry {
    /// The name in a language.
    fileprivate func name(_ language: Language) -> String { LocalizedText(sv: sv, fi: fi, en: en)[language] }
}
