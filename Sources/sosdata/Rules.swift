import ArgumentParser
import Delivery
import Foundation
import Localization
import RegisterModel

/// `sosdata rules`: what is demanded of a delivery.
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Catalogue.commands.text("rules.abstract", .en), subcommands: [List.self, Show.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("rules.list", .en))
        @Option(help: .init(Catalogue.commands.text("reading.language", .en)))
        var language: Language = .en

        func run() {
            let width = Rule.all.map(\.name.count).max() ?? 0
            for rule in Rule.all {
                let severity = rule.severity.name(in: language)
                print(
                    rule.name.padding(toLength: width, withPad: " ", startingAt: 0),
                    severity.padding(toLength: 12, withPad: " ", startingAt: 0), rule.what(in: language))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("rules.show", .en))
        @Argument(help: .init(Catalogue.commands.text("rules.id", .en)))
        var id: String
        @Option(help: .init(Catalogue.commands.text("reading.language", .en)))
        var language: Language?

        func run() throws {
            guard let rule = Rule.all.first(where: { $0.name == id }) else {
                throw refusal(Catalogue.commands.text("rules.unknown", language ?? .en, ["id": id]))
            }
            print(rule.name)
            for language in language.map({ [$0] }) ?? Language.allCases {
                let text = { (key: String) in Catalogue.commands.text(key, language) }
                print()
                print("[\(language.rawValue)] \(rule.severity.name(in: language))")
                print(rule.what(in: language))
                print("\(text("rules.why")): \(rule.why(in: language))")
                print("\(text("rules.passes")): \(rule.passing(in: language))")
                print("\(text("rules.fails")): \(rule.failing(in: language))")
                print("\(text("rules.do")): \(rule.remedy(in: language))")
            }
            for example in rule.examples {
                print()
                print("\(example.kind.rawValue), \(RuleExample.period)\(example.use == .test ? ", --identity test" : "")")
                print(example.kind.columns.joined(separator: ","))
                print("+ \(example.shown(example.passes))")
                print("- \(example.shown(example.fails))")
            }
        }
    }
}
