import CodeLists
import Localization
import NotificationForm

/// Reminding the counties that have not notified: who, and what the letters say. Field names: `area`, once for each chosen county,
/// and `after`, the number of reminders sent before.
public struct RemindersPage: Page {
    /// A county that has not notified, or has not corrected what it notified.
    public struct County: Sendable {
        /// The county.
        public let area: Area
        /// The names of its groups without a sent notification.
        public let unsent: [String]
        /// The names of its groups whose notification THL has sent back.
        public let returned: [String]
        /// How many of its municipalities are in no group.
        public let unassigned: Int
        /// The letters, one for each contact person; empty if the county has none.
        public let letters: [Letter]
        /// When it was last reminded; nil if it has not been.
        public let reminded: Moment?

        /// Makes a county.
        public init(area: Area, unsent: [String], returned: [String] = [], unassigned: Int, letters: [Letter], reminded: Moment?) {
            self.area = area
            self.unsent = unsent
            self.returned = returned
            self.unassigned = unassigned
            self.letters = letters
            self.reminded = reminded
        }
    }

    /// A letter to a contact person.
    public struct Letter: Sendable {
        /// Who it goes to.
        public let name: String
        /// The language of the letter: the contact person's own.
        public let language: Language
        /// The subject.
        public let subject: String
        /// The text.
        public let text: String

        /// Makes a letter.
        public init(name: String, language: Language, subject: String, text: String) {
            self.name = name
            self.language = language
            self.subject = subject
            self.text = text
        }
    }

    /// The round.
    public let round: Round
    /// The counties that THL waits for.
    public let counties: [County]
    /// How many reminders the round has had.
    public let sentCount: Int

    /// Makes the page.
    public init(round: Round, counties: [County], sentCount: Int = 0) {
        self.round = round
        self.counties = counties
        self.sentCount = sentCount
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let address = FollowUpAddress.reminders(round.id)
        return PageContent(
            template: "reminders", title: words("reminders.title"), back: .followUp(.round(round.id)),
            values: [
                "roundCaption": RoundFrame(round: round, here: address, words: words).caption, "heading": words("reminders.title"),
                "path": address.path, "backPath": FollowUpAddress.round(round.id).path, "isEmpty": counties.isEmpty,
                "after": String(sentCount),
                "canSend": counties.contains { !$0.letters.isEmpty },
                "counties": words.sorted(counties) { $0.area.name(words.language) }.map { county($0, words) },
            ])
    }

    private func county(_ county: County, _ words: Words) -> Values {
        let groups = county.unsent.joined(separator: ", ")
        let missing = [
            county.unsent.isEmpty ? nil : words("reminders.unsent", ["groups": groups]),
            county.returned.isEmpty ? nil : words("reminders.returned", ["groups": county.returned.joined(separator: ", ")]),
            county.unassigned == 0 ? nil : words("reminders.unassigned", ["count": String(county.unassigned)]),
        ]
        let names = county.letters.map {
            words("reminders.recipient", ["name": $0.name, "language": words("reminders.in-\($0.language.rawValue)")])
        }.joined(separator: ", ")
        return [
            "code": county.area.slug, "name": county.area.name(words.language), "canRemind": !county.letters.isEmpty,
            "missing": missing.compactMap(\.self).joined(separator: " "),
            "recipients": county.letters.isEmpty ? words("reminders.nobody") : words("reminders.to", ["names": names]),
            "reminded": county.reminded.map { words("reminders.reminded", ["moment": words.moment($0)]) },
            "letters": county.letters.map { letter -> Values in
                [
                    "summary": words("reminders.letter", ["name": letter.name]), "language": letter.language.rawValue,
                    "subject": letter.subject, "body": letter.text,
                ]
            },
        ]
    }
}
