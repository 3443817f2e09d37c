import ArgumentParser
import CodeLists
import Foundation
import Localization

/// `sosdata codes`: the code lists that the program carries.
struct Codes: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Catalogue.commands.text("codes.abstract", .en), subcommands: [List.self, Show.self])

    /// A list as it is shown, whatever its type.
    struct Shown {
        let slug: String
        let names: [String: String]
        let source: String
        let entries: [CodeEntry]

        init<Value: Code>(_ list: CodeList<Value>) {
            slug = list.slug
            names = list.names
            source = list.source
            entries = list.entries
        }

        static let all: [Shown] = [
            Shown(Area.list), Shown(Municipality.list), Shown(ServiceTask.list), Shown(SocialService.list), Shown(DecisionType.list),
            Shown(DecisionOutcome.list), Shown(ClientDataSystem.list), Shown(ServicePhase.list),
        ]
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("codes.list", .en))
        @Option(help: .init(Catalogue.commands.text("reading.language", .en)))
        var language: Language = .en

        func run() {
            for list in Shown.all { print("\(list.slug): \(list.names[language.rawValue] ?? list.slug), \(list.entries.count)") }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("codes.show", .en))
        @Argument(help: .init(Catalogue.commands.text("codes.slug", .en)))
        var list: String
        @Option(help: .init(Catalogue.commands.text("reading.language", .en)))
        var language: Language = .en

        func run() throws {
            guard let shown = Shown.all.first(where: { $0.slug == list }) else {
                throw refusal(Catalogue.commands.text("codes.unknown", language, ["list": list]))
            }
            print(shown.source)
            for entry in shown.entries {
                let name = LocalizedText(sv: entry.sv, fi: entry.fi, en: entry.en)[language]
                let national = entry.national.map { $0 == entry.code ? "" : " [\($0)]" } ?? ""
                print("\(entry.code)\(national): \(name)")
            }
        }
    }
}
