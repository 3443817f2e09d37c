import Localization

/// The fields of a posted page on their way to becoming answers. What cannot be read becomes a ``FormProblem``; nothing is thrown.
public struct PostedFields: Sendable {
    /// The posted values by field name. The name of a field is its ``AnswerKey`` as written: `periods.disability`; a record's part is
    /// `systemExceptionRows.0.task`.
    public let values: [String: [String]]

    /// Takes the posted values.
    public init(_ values: [String: [String]]) { self.values = values }

    /// Reads the fields of some questions, usually those of one page, into answers.
    ///
    /// A field that is missing or empty clears its answer, because that is how a browser posts a cleared one. A value that cannot be read
    /// leaves the stored answer as it was and gives a problem of severity `error` with the rule id `field`. Fields of other questions are
    /// not looked at. The marks of copied answers are removed from what was read.
    ///
    /// - Parameter keys: Only these keys are read, where a page shows a part of a question's rows; nil reads all of them.
    public func read(
        _ questions: [Question], only keys: Set<AnswerKey>? = nil, into answers: inout Answers, definition: FormDefinition, round: Round
    ) -> [FormProblem] {
        var problems: [FormProblem] = []
        for question in questions {
            let options = Set(definition.options(of: question, answers: answers, round: round).map(\.code))
            for key in question.keys where keys?.contains(key) ?? true {
                switch value(question, key, options, round) {
                case .success(let value):
                    answers[key] = value
                case .failure(let fault):
                    problems.append(fault.problem(question, key))
                }
            }
        }
        return problems
    }

    private func value(_ question: Question, _ key: AnswerKey, _ options: Set<String>, _ round: Round) -> Result<AnswerValue?, FieldFault> {
        let type = question.type == .fields ? key.row.flatMap { question.row($0)?.type } ?? .text : question.type
        switch type {
        case .text, .longtext, .email: return text(key.description, type).map { $0.map { .text($0) } }
        case .month: return month(key.description, question.months(in: round))
        case .single, .matrix: return choice(key.description, options)
        case .multi: return choices(key.description, options)
        case .rows: return records(question)
        case .fields: return .success(nil)
        }
    }

    private func text(_ name: String, _ type: QuestionType) -> Result<String?, FieldFault> {
        let limit = type.characterLimit ?? QuestionType.textLimit
        let posted = values[name]?.first ?? ""
        switch PostedText.read(type == .email ? PostedText.address(posted) : posted, limit: limit, lines: type == .longtext) {
        case .failure(.tooLong): return .failure(FieldFault("too-long", ["limit": String(limit)]))
        case .failure(.controlCharacter): return .failure(FieldFault("control-character"))
        case .success(let text?) where type == .email && !PostedText.isEmail(text): return .failure(FieldFault("email"))
        case .success(let text): return .success(text)
        }
    }

    private func month(_ name: String, _ range: ClosedRange<Month>?) -> Result<AnswerValue?, FieldFault> {
        text(name, .text).flatMap { text in
            guard let text else { return .success(nil) }
            guard let month = Month(entered: text) else { return .failure(FieldFault("month")) }
            guard let range, !range.contains(month) else { return .success(.text(month.description)) }
            return .failure(FieldFault("month-range", ["from": range.lowerBound.written, "to": range.upperBound.written]))
        }
    }

    private func choice(_ name: String, _ options: Set<String>) -> Result<AnswerValue?, FieldFault> {
        let code = values[name]?.first ?? ""
        return code.isEmpty ? .success(nil) : options.contains(code) ? .success(.text(code)) : .failure(FieldFault("option"))
    }

    private func choices(_ name: String, _ options: Set<String>) -> Result<AnswerValue?, FieldFault> {
        let codes = Set(values[name] ?? []).subtracting([""])
        return codes.isSubset(of: options) ? .success(.set(codes.sorted())) : .failure(FieldFault("option"))
    }

    private func records(_ question: Question) -> Result<AnswerValue?, FieldFault> {
        var records: [[String: String]] = []
        for index in 0..<QuestionType.recordLimit {
            var record: [String: String] = [:]
            for column in question.columns {
                let name = "\(question.id).\(index).\(column.code)"
                switch column.options.isEmpty ? text(name, .text) : choice(name, Set(column.options.map(\.code))).map(\.?.plainText) {
                case .success(let text): record[column.code] = text
                case .failure(let fault): return .failure(fault)
                }
            }
            if !record.isEmpty { records.append(record) }
        }
        return .success(.records(records))
    }
}

extension AnswerValue {
    /// The code or text; nil for a set or records.
    var plainText: String? { if case .text(let text) = self { text } else { nil } }
}

/// Why a posted value was refused.
private struct FieldFault: Error {
    let name: String
    let values: [String: String]

    init(_ name: String, _ values: [String: String] = [:]) {
        self.name = name
        self.values = values
    }

    func problem(_ question: Question, _ key: AnswerKey) -> FormProblem {
        let row = key.row.flatMap { question.row($0) }
        let place = FormProblem.Place(
            key: key, number: row?.number ?? question.number, anchor: question.anchor(key), topic: question.topic)
        return FormProblem(
            rule: "field", severity: .error, messageKey: "field.\(name)", places: [place],
            values: values.mapValues { LocalizedText(same: $0) }.merging(["field": row?.text ?? question.shortText]) { first, _ in first })
    }
}

extension LocalizedText {
    /// A text that is the same in every language: a name, a number, what somebody wrote.
    init(same text: String) { self.init(sv: text, fi: text, en: text) }
}
