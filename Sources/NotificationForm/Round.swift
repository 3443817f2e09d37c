import CodeLists
import Foundation
import Localization
import RegisterModel

/// One time of asking: all organisers notify for the same period with the same form version (form specification, section 3).
public struct Round: Hashable, Sendable, Codable, Identifiable {
    /// The id, for example `2023-01`.
    public let id: String
    /// The version of the form that is filled in.
    public let formVersion: Int
    /// The monitoring period the answers are about.
    public let period: MonitoringPeriod
    /// The last day for notifying, included (until midnight in Helsinki). A later submission is accepted and marked late.
    public let deadline: Day
    /// The month in which the transition period of the Client Data Act ends, by service task (questions 10–15). Data of the round, because
    /// the law has been changed since the form was printed.
    public let transitionEnds: [String: Month]
    /// The requirement levels that THL has set otherwise than the form has them, by question id. Empty if the form's own hold.
    public let levels: [String: RequirementLevel]

    /// Makes a round.
    public init(
        id: String, formVersion: Int, period: MonitoringPeriod, deadline: Day, transitionEnds: [String: Month],
        levels: [String: RequirementLevel] = [:]
    ) {
        self.id = id
        self.formVersion = formVersion
        self.period = period
        self.deadline = deadline
        self.transitionEnds = transitionEnds
        self.levels = levels
    }

    /// Whether a text can be the id of a round: a year and a running number, `2023-01`.
    public static func isID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 7 && bytes[4] == UInt8(ascii: "-") && (bytes[..<4] + bytes[5...]).allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The form that is filled in, with the levels of this round; nil if the program does not carry the version.
    public var definition: FormDefinition? { definition(version: formVersion) }

    /// A version of the form with the levels of this round, for a notification that was sent in it; nil if the program does not carry it.
    public func definition(version: Int) -> FormDefinition? { FormDefinition.version(version)?.with(levels) }

    /// The round as it holds for a county whose deadline THL has put off.
    public func extended(to day: Day) -> Round {
        Round(
            id: id, formVersion: formVersion, period: period, deadline: max(deadline, day), transitionEnds: transitionEnds, levels: levels)
    }

    /// The rounds this program knows from the start, oldest first, from `Resources/rounds.json`.
    public static let all: [Round] = read("rounds")

    /// The first round: period 1.1–31.3.2023, deadline 4.4.2022.
    public static let first: Round = all[0]

    /// The month in which the transition period of a service task ends; nil if the round does not say.
    public func transitionEnd(_ task: ServiceTask) -> Month? { transitionEnds[task.slug] }

    private static func read(_ name: String) -> [Round] {
        guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Resources") else {
            preconditionFailure("The rounds are missing beside the program: ship the folder sosdata_NotificationForm.resources with it.")
        }
        do {
            let rounds = try JSONDecoder().decode([Round].self, from: Data(contentsOf: url))
            precondition(!rounds.isEmpty, "The file of rounds is empty.")
            return rounds
        } catch {
            preconditionFailure("The rounds cannot be read: \(error)")
        }
    }
}

extension Round {
    private enum Part: String, CodingKey { case id, formVersion, period, deadline, transitionEnds, levels }

    /// Reads a round; without `levels` the form's own hold. Throws `DecodingError` for another shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Part.self)
        self.init(
            id: try container.decode(String.self, forKey: .id), formVersion: try container.decode(Int.self, forKey: .formVersion),
            period: try container.decode(MonitoringPeriod.self, forKey: .period),
            deadline: try container.decode(Day.self, forKey: .deadline),
            transitionEnds: try container.decode([String: Month].self, forKey: .transitionEnds),
            levels: try container.decodeIfPresent([String: RequirementLevel].self, forKey: .levels) ?? [:])
    }

    /// The values that a text of the form may ask for in braces: `{period}`, `{periodEnd}` and `{year}`, written as in the printed form.
    func places(_ language: Language) -> [String: String] {
        let start = period.start
        let end = period.end
        return [
            "period": Self.range(from: start, to: end, language), "periodEnd": Self.date(end, language),
            "periodStart": Self.date(start, language),
            "year": String(period.year),
        ]
    }

    /// A day as the language writes it: 31.3.2023 in Swedish and Finnish, 31 March 2023 in English.
    static func date(_ day: Day, _ language: Language) -> String {
        let (year, month, number) = day.civil
        return language == .en ? "\(number) \(monthName(month)) \(year)" : "\(number).\(month).\(year)"
    }

    private static func range(from start: Day, to end: Day, _ language: Language) -> String {
        let (_, month, day) = start.civil
        return switch language {
        case .sv: "\(day).\(month)–\(date(end, .sv))"
        case .fi: "\(day).\(month).–\(date(end, .fi))"
        case .en: "\(day) \(monthName(month))–\(date(end, .en))"
        }
    }

    private static func monthName(_ month: Int) -> String { Catalogue.form.text("month.\(month)", .en) }
}
