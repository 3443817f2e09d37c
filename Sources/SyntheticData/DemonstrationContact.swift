import CodeLists
import Localization

/// A made-up person who acts for somebody in a demonstration.
public struct DemonstrationContact: Sendable {
    /// The name shown on pages. The family names mean *model*; nobody real is meant.
    public let name: String
    /// The address to sign in with, under a domain that cannot exist.
    public let email: String
    /// The language of the pages.
    public let language: Language

    /// The contact person of a county.
    public init(of organiser: Area) {
        let first = ["Aino", "Eero", "Helmi", "Ilmari", "Kerttu", "Lauri", "Maija", "Onni", "Saima", "Toivo", "Venla"]
        language = organiser.slug == "17" ? .sv : .fi
        name = "\(first[organiser.index % first.count]) \(language == .sv ? "Modell" : "Malli")"
        email = "\(Self.place(organiser))@sosdata.example"
    }

    /// Who leads a county.
    public init(leading organiser: Area) {
        let contact = DemonstrationContact(of: organiser)
        language = contact.language
        name = language == .sv ? "Linnea Ledare" : "Jorma Johtaja"
        email = "management.\(contact.email)"
    }

    private init(name: String, email: String, language: Language) {
        self.name = name
        self.email = email
        self.language = language
    }

    /// THL's register officer.
    public static let officer = DemonstrationContact(name: "Riitta Rekisteri", email: "officer@thl.example", language: .fi)
    /// THL's statistician.
    public static let statistician = DemonstrationContact(name: "Taavi Taulukko", email: "statistician@thl.example", language: .fi)

    /// The English name of the place in small letters of the English alphabet: `helsinki`, `north-ostrobothnia`.
    private static func place(_ organiser: Area) -> String {
        let name = organiser.entry.en.replacing("City of ", with: "").replacing(" wellbeing services county", with: "").lowercased()
        let folded: [Character: Character] = ["ä": "a", "å": "a", "ö": "o", " ": "-"]
        return String(name.map { folded[$0] ?? $0 })
    }
}
