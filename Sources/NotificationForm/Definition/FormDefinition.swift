import CodeLists
import Foundation
import Localization
import RegisterModel

/// The form as data: every question, option, row and condition of one version, read strictly from a JSON file.
///
/// Only the Swedish texts are THL's own. A notification is always shown with the version it was filled in.
public struct FormDefinition: Sendable {
    /// The id of the form: `delivery-method`.
    public let id: String
    /// The version; 1 is the form of spring 2022.
    public let version: Int
    /// The name of the form in three languages.
    public let title: LocalizedText
    /// The sections I–VI.
    public let sections: [Section]
    /// The branches by name, each naming only branches defined before it.
    let branches: [String: Condition]
    /// The ids of the questions whose answers open or close branches.
    let deciding: Set<String>
    /// Every question in the form's order.
    public let questions: [Question]
    /// Every key that an answer can have, in the form's order.
    public let keys: [AnswerKey]
    private let byID: [String: Question]

    /// Version 1, from `Resources/delivery-method-1.json`.
    public static let version1: FormDefinition = shipped("delivery-method-1")

    /// Every version the program carries, oldest first.
    public static let all: [FormDefinition] = [version1]

    /// The version with a number; nil if the program does not carry it.
    public static func version(_ number: Int) -> FormDefinition? { all.first { $0.version == number } }

    /// Makes a definition of parts already checked.
    init(id: String, version: Int, title: LocalizedText, sections: [Section], branches: [String: Condition]) {
        self.id = id
        self.version = version
        self.title = title
        self.sections = sections
        self.branches = branches
        questions = sections.flatMap(\.questions)
        keys = questions.flatMap(\.keys)
        deciding = Set(branches.values.flatMap(\.keys).map(\.question))
        byID = Dictionary(questions.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The question with an id.
    public func question(_ id: String) -> Question? { byID[id] }

    /// The official question with a printed number, 1–33; the numbers 10–15 are one matrix.
    public func question(number: Int) -> Question? {
        questions.first { question in
            !question.isExtension && (question.number == number || question.rows.contains { $0.number == number })
        }
    }

    /// The questions asked on a topic's page, in the form's order.
    public func questions(of topic: Topic) -> [Question] { questions.filter { $0.topic == topic } }

    /// The section that holds a topic's questions; nil for the topic without questions.
    public func section(of topic: Topic) -> Section? { sections.first { $0.questions.contains { $0.topic == topic } } }

    /// The guidance to show on a topic's page.
    public func guidance(for topic: Topic) -> [Section.Guidance] {
        section(of: topic)?.guidance.filter { $0.topic == nil || $0.topic == topic } ?? []
    }

    /// The options of a question. Municipalities are those of the county answered in question 2 that are valid on the first day of the
    /// period; none before question 2 is answered. Code lists come in code order: sort them by name in the reader's language.
    public func options(of question: Question, answers: Answers, round: Round) -> [Question.Option] {
        switch question.optionSource {
        case .own: question.options
        case .organisers: Area.organisers.map(Question.Option.init)
        case .municipalities: (answers.county.map { round.municipalities(of: $0) } ?? []).map(Question.Option.init)
        }
    }

    /// The file of a form that the program carries; nil if it is not there.
    static func url(_ name: String) -> URL? { Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Resources") }

    private static func shipped(_ name: String) -> FormDefinition {
        guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Resources") else {
            preconditionFailure(
                "The form \(name) is missing beside the program: ship the folder sosdata_NotificationForm.resources with it.")
        }
        do {
            return try FormDefinition(json: Data(contentsOf: url))
        } catch {
            preconditionFailure("The form \(name) cannot be read: \(error)")
        }
    }
}

extension Question.Option {
    /// An option made of a code of a list.
    init(_ code: some Code) {
        self.init(code: code.slug, text: code.name, svPrinted: nil, help: nil)
    }
}

extension Code {
    /// The names of the code in three languages.
    var name: LocalizedText { LocalizedText(sv: entry.sv, fi: entry.fi, en: entry.en) }
}

extension Round {
    /// The municipalities of a county that are valid on the first day of the round's period, in code order.
    public func municipalities(of county: Area) -> [Municipality] {
        let day = period.start.description
        return county.municipalities.filter { $0.entry.isValid(on: day) }
    }
}
