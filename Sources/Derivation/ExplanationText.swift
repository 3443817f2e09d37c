import CodeLists
import Localization
import RegisterModel

extension Explanation.Role {
    /// What the input row did, for a reader.
    public func text(in language: Language) -> String {
        let text = { (key: String, values: [String: String]) in Catalogue.delivery.text(key, language, values) }
        return switch self {
        case .begins: text("explain.begins", [:])
        case .splits(let after, 1): text("explain.splits-next-day", ["day": after.description])
        case .splits(let after, let days): text("explain.splits", ["day": after.description, "days": String(days)])
        case .overlaps(let end?): text("explain.overlaps", ["day": end.description])
        case .overlaps(nil): text("explain.overlaps-open", [:])
        case .withinGap(let after, 1): text("explain.within-gap-next-day", ["day": after.description])
        case .withinGap(let after, let days): text("explain.within-gap", ["day": after.description, "days": String(days)])
        case .picked(let picks): text("explain.picked", ["picks": picks.text])
        case .shows(let kinds, let days): text("explain.shows", ["evidence": kinds.text, "days": days.text(in: language)])
        case .afterQuarter: text("explain.after-quarter", [:])
        case .beforeQuarter: text("explain.before-quarter", [:])
        case .noPick: text("explain.no-pick", [:])
        case .noDayInQuarter: text("explain.no-day-in-quarter", [:])
        case .negative: text("explain.negative", [:])
        }
    }
}

/// Task and service for a reader.
private func topic(_ task: ServiceTask?, _ service: SocialService?, _ language: Language) -> String {
    [task?.entry.name(in: language), service?.entry.name(in: language)].compactMap(\.self).joined(separator: ", ")
}

extension Explanation.Origin {
    /// Task and service for a reader; empty in child protection.
    public func topic(in language: Language) -> String { Derivation.topic(serviceTask, socialService, language) }

    /// The days, and of a decision when and how it was made, for a reader.
    public func facts(in language: Language) -> String {
        guard let decided else { return days.text(in: language) }
        let values = ["day": decided.day.description, "outcome": decided.outcome.entry.name(in: language)]
        return "\(days.text(in: language)) (\(Catalogue.delivery.text("explain.decided", language, values)))"
    }
}

extension Explanation.Row {
    /// Task and service for a reader; empty in child protection.
    func topic(in language: Language) -> String { Derivation.topic(serviceTask, socialService, language) }

    /// Organiser and municipality for a reader.
    func place(in language: Language) -> String {
        "\(organiser.slug) \(municipality?.slug ?? Catalogue.delivery.text("explain.withheld", language))"
    }

    /// What the row is a row of: task, service, organiser and municipality, for a reader.
    public func subject(in language: Language) -> String {
        [topic(in: language), place(in: language)].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension Period {
    /// First and last day with a dash between; an end that is not known is said in words.
    public func text(in language: Language) -> String {
        "\(start) – \(end?.description ?? Catalogue.delivery.text("explain.open", language))"
    }
}

extension CodeEntry {
    /// The name in a language.
    func name(in language: Language) -> String {
        switch language {
        case .sv: sv
        case .fi: fi
        case .en: en
        }
    }
}
