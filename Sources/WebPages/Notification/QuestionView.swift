import CodeLists
import Localization
import NotificationForm

/// A question as its template needs it: one template (`question-<kind>`) for each kind of answer.
struct QuestionView {
    let question: Question
    let page: TopicPage
    let words: Words
    /// Nil for a question that is not relevant with the answers stored now.
    let level: RequirementLevel?
    let reveal: [Reveal.Condition]

    /// A matrix with more options than this shows a list to choose from instead of buttons.
    private static let mostButtons = 7

    private var language: Language { words.language }
    private var options: [Question.Option] { page.definition.options(of: question, answers: page.answers, round: page.round) }

    var values: Values {
        var values: Values = [
            "component": "question-\(component)", "id": question.id, "anchor": question.keys.first.map { question.anchor($0) },
            "number": question.isExtension ? nil : question.numberText, "words": question.text(in: language, round: page.round),
            "help": question.help(in: language, round: page.round), "isOptional": level == .optional, "isAddition": question.isExtension,
            "reveal": reveal.isEmpty ? nil : reveal.map(\.text).joined(separator: " "),
            "onlyIf": onlyIf,
            "block": question.block?[language], "copied": copyMark.map(words.mark),
        ]
        if let key = question.keys.first, question.rows.isEmpty { values.merge(field(key)) { $1 } }
        switch question.type {
        case .text: values["suggestions"] = options.map { $0.text[language] }
        case .longtext: values["limit"] = String(QuestionType.longTextLimit)
        case .single: values["options"] = question.keys.first.map { choices(options, key: $0, canClear: canClear) }
        case .multi: values["options"] = question.keys.first.map { choices(options, key: $0, canClear: false) }
        case .matrix: values.merge(matrix) { $1 }
        case .fields: values.merge(fields) { $1 }
        case .rows: values["records"] = records
        case .month: values["monthHint"] = monthHint
        case .email: break
        }
        values["hasSuggestions"] = question.type == .text && !options.isEmpty
        values["offers"] = offers
        return values
    }

    /// How a month is written, by the first and the last one that the question takes in the round.
    private var monthHint: String {
        guard let months = question.months(in: page.round) else { return words("topic.month-hint") }
        return words("topic.month-hint-range", ["from": words.month(months.lowerBound), "to": words.month(months.upperBound)])
    }

    /// How the question's copied answers have to be looked at, the more careful way first; nil where none is copied.
    private var copyMark: Answers.CopyMark? {
        let marks = question.keys.compactMap { page.answers.copied[$0] }
        return marks.contains(.check) ? .check : marks.first
    }

    private var component: String {
        switch question.type {
        case .matrix where question.isExtension || options.count > Self.mostButtons: "matrix-select"
        default: question.type.rawValue
        }
    }

    /// When to answer, for readers without script; nil if always, or if the words of the question say it.
    private var onlyIf: String? {
        if let decider = reveal.first.flatMap({ page.definition.question($0.key.question) }), decider.type == .single,
            Set(reveal.map(\.code)) == Set(decider.options.map(\.code))
        {
            return words("topic.only-if-answered", ["number": decider.numberText])
        }
        return revealNames.isEmpty ? nil : words("topic.only-if", ["answers": revealNames])
    }

    private var revealNames: String {
        var seen: Set<String> = []
        let names = reveal.filter { $0.code != "*" }.compactMap {
            page.definition.question($0.key.question)?.option($0.code)?.text[language]
        }.filter {
            seen.insert($0).inserted
        }
        let quoted = names.map { "”\($0)”" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
        return words("topic.one-of", ["answers": quoted.dropLast().joined(separator: ", "), "last": last])
    }

    /// Whether an answer can be taken back: where a missing answer does not block sending.
    private var canClear: Bool { level?.blocks != true }

    // MARK: one field

    /// The value shown for a key: what was entered, otherwise what is stored.
    private func value(_ key: AnswerKey) -> String {
        if let entered = entered(key) { return entered[key.description]?.first ?? "" }
        let stored = page.answers.text(key) ?? ""
        return question.type == .month ? Month(stored)?.written ?? stored : stored
    }

    /// What was posted, for a field that could not be read.
    private func entered(_ key: AnswerKey) -> [String: [String]]? { page.unreadable.contains(key) ? page.entered : nil }

    private func codes(_ key: AnswerKey) -> Set<String> {
        if let entered = entered(key) { return Set(entered[key.description] ?? []) }
        return Set(page.answers.codes(key) + [page.answers.text(key)].compactMap { $0 })
    }

    private func errors(_ key: AnswerKey) -> [String] {
        page.problems.filter { $0.places.first?.key == key }.map { $0.message(in: language) }
    }

    private func field(_ key: AnswerKey) -> Values {
        let errors = errors(key)
        let anchor = question.anchor(key)
        return [
            "name": key.description, "field": anchor, "value": value(key), "errors": errors, "hasErrors": !errors.isEmpty,
            "describedBy": errors.isEmpty ? nil : "\(anchor)-error",
        ]
    }

    /// At question 6 a button for each listed system that chooses it in question 5 instead; only that of the system named in the field is
    /// shown (rule C1). Nil at every other question.
    private var offers: Values? {
        guard question.id == AnswerKey.systemOther.question, let key = question.keys.first else { return nil }
        let named = ClientDataSystem.named(value(key))
        return [
            "field": question.anchor(key),
            "systems": ClientDataSystem.all.filter { $0.slug != "other" }.map { system -> Values in
                [
                    "code": system.slug, "names": "\(system.slug)|\(system.name(language).lowercased())", "isHidden": system != named,
                    "listed": words("topic.listed", ["system": system.name(language)]),
                    "choose": words("topic.choose-listed", ["system": system.name(language)]),
                ]
            },
        ]
    }

    /// Fields of an addition, which are many, are folded and in the order of their names.
    private var fields: Values {
        let rows = question.isExtension ? words.sorted(question.rows) { $0.text[language] } : question.rows
        return ["fields": rows.map(namedField), "isFolded": question.isExtension, "isUnfolded": isAnswered]
    }

    /// Whether something stands in the question's fields, so that they must not be folded away.
    private var isAnswered: Bool { question.keys.contains { !value($0).isEmpty || !errors($0).isEmpty } }

    private func namedField(_ row: Question.Row) -> Values {
        let key = AnswerKey(question.id, row: row.code)
        var values = field(key)
        values["label"] = row.text[language]
        values["kind"] = row.type == .email ? "email" : "text"
        values["autocomplete"] = "off"
        return values
    }

    private func choices(_ options: [Question.Option], key: AnswerKey, canClear: Bool) -> [Values] {
        let chosen = codes(key)
        let anchor = question.anchor(key)
        var list: [Values] = options.enumerated().map { place, option in
            [
                "field": place == 0 ? anchor : "\(anchor)-\(place + 1)", "name": key.description, "value": option.code,
                "label": option.text[language], "hint": option.help?[language], "isChosen": chosen.contains(option.code),
                "describedBy": place == 0 && !errors(key).isEmpty ? "\(anchor)-error" : nil,
            ]
        }
        if canClear {
            list.append([
                "field": "\(anchor)-none", "name": key.description, "value": "", "label": words("topic.no-answer"), "hint": nil,
                "isChosen": chosen.subtracting([""]).isEmpty, "describedBy": nil, "isNone": true,
            ])
        }
        return list
    }

    // MARK: matrices

    private var matrix: Values {
        // Where one answer can be chosen for all rows, what the options mean stands beside that choice.
        let definitions =
            TopicPage.asksSameForAll(question)
            ? []
            : options.compactMap { option in
                option.help.map { ["term": option.text[language], "meaning": $0[language]] as Values }
            }
        return [
            "fillName": "fill.\(question.id)", "fillID": "fill-\(question.id)", "fillAction": "fill:\(question.id)",
            "canFill": question.rows.count > 2 && !TopicPage.asksSameForAll(question),
            "same": TopicPage.asksSameForAll(question) ? sameForAll : nil, "isFolded": question.isExtension, "isUnfolded": isAnswered,
            "columns": options.map { $0.text[language] } + (canClear ? [words("topic.no-answer")] : []),
            "columnClass": "columns-\(options.count + (canClear ? 1 : 0))",
            "plainOptions": options.map { ["value": $0.code, "label": $0.text[language]] as Values },
            "isExplained": !definitions.isEmpty, "definitions": definitions,
            "filter": filter, "hasThemes": isInThemes, "themes": themes.map(theme),
        ]
    }

    /// The choice between all rows and the unanswered ones, at a matrix in themes; nil at every other. Rows that are not shown are posted with
    /// the answers they have, so that the page is read as if they stood there.
    private var filter: Values? {
        guard isInThemes else { return nil }
        let isOn = page.unansweredOnly == question.id
        let answered = question.keys.filter { !value($0).isEmpty }
        let count = ["answered": String(answered.count), "all": String(question.keys.count)]
        return [
            "isOn": isOn, "action": "unanswered:\(question.id)", "allAction": "all-rows:\(question.id)",
            "said": words(answered.count == question.keys.count ? "topic.rows-answered" : "topic.rows-left-out", count),
            "kept": isOn ? answered.map { ["name": $0.description, "value": value($0)] as Values } : [],
        ]
    }

    /// Whether the rows stand under headings, as those of question 28 do.
    private var isInThemes: Bool { !question.rows.isEmpty && question.rows.allSatisfy { SocialService($0.code) != nil } }

    /// Whether a row is on the page.
    private func isShown(_ row: Question.Row) -> Bool {
        page.unansweredOnly != question.id || value(AnswerKey(question.id, row: row.code)).isEmpty
    }

    /// The first question of a matrix: one answer for all rows, or each row for itself. What is chosen follows from the rows.
    private var sameForAll: Values {
        let given = question.keys.map { value($0) }
        let isSame = Set(given).count == 1 && !given[0].isEmpty
        let name = "same.\(question.id)"
        var list: [Values] = options.enumerated().map { place, option in
            [
                "field": "same-\(question.id)-\(place + 1)", "name": name, "value": option.code,
                "label": option.text[language], "hint": option.help?[language], "isChosen": isSame && given[0] == option.code,
                "describedBy": nil,
            ]
        }
        list.append([
            "field": "same-\(question.id)-varies", "name": name, "value": "varies", "label": words("topic.same-varies"), "hint": nil,
            "isChosen": !isSame && given.contains { !$0.isEmpty }, "describedBy": nil, "isNone": true,
        ])
        return ["options": list, "isOpen": !isSame || question.keys.contains { !errors($0).isEmpty }, "id": question.id]
    }

    /// The rows under their headings: question 28 by theme and name, every other matrix in printed order under no heading.
    private var themes: [(theme: ServiceTheme?, rows: [Question.Row])] {
        guard isInThemes else { return [(nil, question.rows)] }
        return ServiceTheme.allCases.map { theme in
            let rows = question.rows.filter { SocialService($0.code)?.theme == theme && isShown($0) }
            return (theme, words.sorted(rows) { $0.text[language] })
        }.filter { !$0.1.isEmpty }
    }

    private func theme(_ part: (theme: ServiceTheme?, rows: [Question.Row])) -> Values {
        [
            "themeID": part.theme.map { "\(question.id)-\($0.rawValue)" }, "title": part.theme.map { words("theme.\($0.rawValue)") },
            "count": part.theme.map { _ in String(part.rows.count) }, "rows": part.rows.map(row),
        ]
    }

    private func row(_ row: Question.Row) -> Values {
        let key = AnswerKey(question.id, row: row.code)
        var values = field(key)
        let name = question.rowText(row, in: language, round: page.round)
        values["label"] = row.number.map { "\($0). \(name)" } ?? name
        values["rowHelp"] = row.help?[language]
        values["options"] = choices(options, key: key, canClear: canClear && component == "matrix")
        values["kind"] = "text"
        values["autocomplete"] = "off"
        return values
    }

    // MARK: records

    /// The stored records and two empty ones.
    private var records: [Values] {
        let key = AnswerKey(question.id)
        let stored = page.answers.records(key)
        let count = min(QuestionType.recordLimit, stored.count + 2)
        return (0..<count).map { place in
            let record = place < stored.count ? stored[place] : [:]
            return [
                "title": words("topic.record", ["number": String(place + 1)]),
                "columns": question.columns.map { column in recordField(column, place: place, record: record, anchor: question.anchor(key))
                },
            ]
        }
    }

    private func recordField(_ column: Question.Column, place: Int, record: [String: String], anchor: String) -> Values {
        let name = "\(question.id).\(place).\(column.code)"
        let value = entered(AnswerKey(question.id)).map { $0[name]?.first ?? "" } ?? record[column.code] ?? ""
        return [
            "name": name, "field": place == 0 && column.code == question.columns.first?.code ? anchor : "\(anchor)-\(place)-\(column.code)",
            "label": column.text[language], "value": value, "isChoice": !column.options.isEmpty, "kind": "text", "autocomplete": "off",
            "options": column.options.map { ["value": $0.code, "label": $0.text[language], "isChosen": $0.code == value] as Values },
        ]
    }
}
