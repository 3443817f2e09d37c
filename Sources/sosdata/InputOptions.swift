import ArgumentParser
import Delivery
import Localization
import RegisterModel

/// The inputs of `derive` and `explain`. Each may be given several times; `-` is standard input.
struct InputOptions: ParsableArguments {
    @Option(help: .init(Catalogue.commands.text("derive.matters", .en)))
    var matters: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.child-protection", .en)))
    var childProtection: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.decisions", .en)))
    var decisions: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.services", .en)))
    var services: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.units", .en)))
    var units: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.archive", .en)))
    var archive: [String] = []

    @Option(help: .init(Catalogue.commands.text("derive.gap-days", .en)))
    var gapDays = 0

    /// The paths by kind, in the order in which findings and totals name them.
    var files: DerivationFiles {
        DerivationFiles(
            matters: matters, childProtection: childProtection, decisions: decisions, services: services, units: units, archive: archive)
    }

    /// Says why the inputs cannot be read together.
    /// - Parameter others: paths of other options that may be standard input.
    func validate(in language: Language, beside others: [String] = []) throws {
        guard !files.isEmpty else { throw refusal(Catalogue.commands.text("derive.no-input", language)) }
        guard (files.all + others).count(where: { $0 == "-" }) <= 1 else {
            throw refusal(Catalogue.commands.text("derive.one-standard-input", language))
        }
        guard (0...36_500).contains(gapDays) else {
            throw refusal(Catalogue.commands.text("derive.bad-gap-days", language, ["value": String(gapDays)]))
        }
    }
}
