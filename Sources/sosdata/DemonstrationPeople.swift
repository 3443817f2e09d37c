import CodeLists
import Localization
import Operations
import RegisterStore
import SyntheticData

/// The made-up people of a demonstration, with accounts.
struct DemonstrationPeople {
    /// The contact person of each organiser.
    let contacts: [Area: Actor]
    /// THL's register officer.
    let officer: Actor
    /// THL's statistician.
    let statistician: Actor
    /// The accounts shown to whoever made the demonstration: role, e-mail and password, one line each.
    let lines: String

    /// The organisers of which the passwords of the contact person and of who leads them are shown.
    private static let shown = ["90", "08"]

    /// Makes all accounts, each with a password of its own that nobody can guess.
    static func enrol(at desk: DemonstrationDesk) async throws -> DemonstrationPeople {
        let operations = desk.on("2022-02-01")
        var lines: [String] = []
        func account(_ person: DemonstrationContact, _ role: Role, shownAs title: String?) async throws -> Actor {
            let password = Self.password()
            if let title { lines.append("\(title)\t\(person.email)\t\(password)") }
            let new = NewAccount(email: person.email, name: person.name, role: role, language: person.language, password: password)
            return try await operations.createAccount(new, by: .machineOperator)
        }
        let text = { (key: String, values: [String: String]) in Catalogue.commands.text(key, .en, values) }
        var contacts: [Area: Actor] = [:]
        // Helsinki first: its notification is the one to go on with.
        for organiser in Area.organisers.reversed() {
            let title = shown.contains(organiser.slug) ? text("demo.role.county", ["area": organiser.entry.en]) : nil
            contacts[organiser] = try await account(DemonstrationContact(of: organiser), .countyContact(organiser), shownAs: title)
        }
        let officer = try await account(.officer, .registerOfficer, shownAs: text("demo.role.officer", [:]))
        let statistician = try await account(.statistician, .statistician, shownAs: text("demo.role.statistician", [:]))
        for organiser in Area.organisers.reversed() where shown.contains(organiser.slug) {
            let title = text("demo.role.management", ["area": organiser.entry.en])
            _ = try await account(DemonstrationContact(leading: organiser), .countyManagement(organiser), shownAs: title)
        }
        return DemonstrationPeople(
            contacts: contacts, officer: officer, statistician: statistician, lines: lines.map { $0 + "\n" }.joined())
    }

    /// Sixteen small letters and digits in groups of four: 79 random bits, easy to copy by hand.
    private static func password() -> String {
        let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz")
        var generator = SystemRandomNumberGenerator()
        let letters = (0..<16).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }
        return stride(from: 0, to: 16, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }
}
