import CodeLists
import Localization

/// Making or changing a municipality group. Field names: `name`, `municipality` once for each chosen code, and `version`.
public struct GroupPage: Page {
    /// What hinders saving.
    public enum Problem: Sendable, Hashable {
        /// The name is missing.
        case nameMissing
        /// The name is longer than 200 characters.
        case nameTooLong
        /// Another group of the county has the name.
        case nameTaken
        /// No municipality is chosen.
        case noMunicipality
        /// A chosen municipality is in another group, which is named.
        case taken(Municipality, group: String)
        /// A chosen municipality is not one of the county's.
        case foreign
        /// Somebody else has changed the group meanwhile, to this.
        case changed(name: String, municipalities: [Municipality])
    }

    /// The county.
    public let area: Area
    /// The id of the group; nil while it is being made.
    public let group: String?
    /// The version of the group that the page shows; what is saved is a change of this one. 0 while it is being made.
    public let version: Int
    /// The name as entered.
    public let name: String
    /// The chosen municipalities.
    public let chosen: Set<Municipality>
    /// The municipalities that other groups have, with the name of the group.
    public let taken: [Municipality: String]
    /// Which round the group belongs to.
    public let round: CountyRound
    /// What hinders saving.
    public let problems: [Problem]

    /// Makes the page.
    public init(
        area: Area, group: String?, version: Int = 0, name: String, chosen: Set<Municipality>, taken: [Municipality: String],
        round: CountyRound = CountyRound(), problems: [Problem] = []
    ) {
        self.area = area
        self.group = group
        self.version = version
        self.name = name
        self.chosen = chosen
        self.taken = taken
        self.round = round
        self.problems = problems
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let municipalities = words.sorted(area.municipalities) { $0.name(words.language) }
        let firstFree = municipalities.first { taken[$0] == nil } ?? municipalities.first
        let found = problems.map { line($0, words, firstBox: firstFree.map { "municipality-\($0.slug)" } ?? "name") }
        let nameLines = found.filter { $0.href == "#name" }
        let boxLines = found.filter { $0.href != "#name" }
        // The summary names the fields in the order in which they stand on the page.
        let lines = nameLines + boxLines
        let title = words(group == nil ? "group.new-title" : "group.edit-title")
        return PageContent(
            template: "group", title: title, back: .county, backRound: round.earlier, problems: lines, savingForm: "answers",
            values: [
                "version": String(version), "withdrawPath": group.map { Address.withdrawGroup($0).path },
                "municipalitiesPath": taken.isEmpty ? nil : round.path(.municipalities), "round": round.earlier,
                "heading": title, "caption": area.name(words.language), "path": (group.map { Address.group($0) } ?? .newGroup).path,
                "cancelPath": round.path(.county), "name": name,
                "nameErrors": nameLines.map(\.values), "hasNameErrors": !nameLines.isEmpty,
                "boxErrors": boxLines.map(\.values), "hasBoxErrors": !boxLines.isEmpty,
                "filterNames": municipalities.count > 12,
                "municipalities": municipalities.map { box($0, words) },
            ])
    }

    private func box(_ municipality: Municipality, _ words: Words) -> Values {
        let name = municipality.name(words.language)
        let owner = taken[municipality]
        let other = words.language == .sv ? municipality.entry.fi : municipality.entry.sv
        return [
            "code": municipality.slug, "id": "municipality-\(municipality.slug)", "name": name,
            "otherName": other == name ? nil : other, "otherLanguage": words.language == .sv ? "fi" : "sv",
            "search": "\(municipality.entry.fi) \(municipality.entry.sv) \(municipality.slug)".lowercased(),
            "isChosen": chosen.contains(municipality), "isTaken": owner != nil && !chosen.contains(municipality),
            "owner": owner.map { words("group.in-group", ["group": $0]) },
        ]
    }

    private func line(_ problem: Problem, _ words: Words, firstBox: String) -> PageProblem {
        switch problem {
        case .nameMissing: PageProblem(target: "name", message: words("group.name-missing"))
        case .nameTooLong: PageProblem(target: "name", message: words("group.name-too-long"))
        case .nameTaken: PageProblem(target: "name", message: words("group.name-taken"))
        case .noMunicipality: PageProblem(target: firstBox, message: words("group.no-municipality"))
        case .taken(let municipality, let group):
            PageProblem(
                target: "municipality-\(municipality.slug)",
                message: words("group.taken", ["municipality": municipality.name(words.language), "group": group]))
        case .foreign: PageProblem(target: firstBox, message: words("group.foreign"))
        case .changed(let name, let municipalities):
            PageProblem(
                target: "name",
                message: words(
                    "group.changed",
                    [
                        "name": name,
                        "municipalities": words.sorted(municipalities.map { $0.name(words.language) }) { $0 }.joined(separator: ", "),
                    ]))
        }
    }
}
