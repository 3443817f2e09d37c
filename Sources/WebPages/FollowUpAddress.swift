import CodeLists
import NotificationForm

/// The addresses at which THL follows up rounds and sent notifications, and at which a county reads and answers what THL says.
public enum FollowUpAddress: Hashable, Sendable {
    /// The newest round; sends on to it.
    case rounds
    /// Every round.
    case roundList
    /// Opening a round.
    case newRound
    /// Who has notified in a round.
    case round(String)
    /// Changing a round.
    case editRound(String)
    /// The rules for taking deliveries of a round.
    case acceptance(String)
    /// Reminding the counties that have not notified.
    case reminders(String)
    /// Granting a county a later deadline.
    case deadlineExtension(String, Area)
    /// The agenda of the discussions of a round.
    case agenda(String)
    /// By which way data come, by municipality.
    case coverage(String, CoverageView)
    /// Same system, different answers.
    case systems(String)
    /// When systems move to structured archiving.
    case forecast(String)
    /// What has changed since the round before.
    case changes(String)
    /// The notifications of a round as a file.
    case file(String, RoundFile)
    /// What a county has declared, as a file for checking its deliveries.
    case declared(String, Area)
    /// A sent version of a notification.
    case version(String, Int)
    /// Two versions of a notification side by side.
    case comparison(String, Int, Int)
    /// What THL and the county have said about a notification.
    case remarks(String)
    /// Whether a discussion is needed.
    case discussion(String)
    /// Accepting or returning a notification; only by POST.
    case review(String)

    /// What a page of coverage shows.
    public enum CoverageView: String, CaseIterable, Sendable {
        /// Client relationship periods.
        case periods
        /// The dates of the statutory child protection relationship.
        case childProtection = "child-protection"
        /// Social services.
        case services
        /// How well data on each social service can be delivered.
        case levels
    }

    /// A file of a round's notifications.
    public enum RoundFile: String, CaseIterable, Sendable {
        /// The answers as CSV.
        case csv = "notifications.csv"
        /// All tables as a workbook.
        case xlsx = "notifications.xlsx"
        /// The same with the contact persons.
        case contacts = "notifications-with-contacts.xlsx"
        /// The notifications as JSON.
        case json = "notifications.json"
    }

    /// The absolute path.
    public var path: String {
        switch self {
        case .rounds: "/rounds"
        case .roundList: "/rounds/list"
        case .newRound: "/rounds/new"
        case .round(let id): "/rounds/\(id)"
        case .editRound(let id): "/rounds/\(id)/edit"
        case .acceptance(let id): "/rounds/\(id)/acceptance"
        case .reminders(let id): "/rounds/\(id)/reminders"
        case .deadlineExtension(let id, let area): "/rounds/\(id)/extension/\(area.slug)"
        case .agenda(let id): "/rounds/\(id)/agenda"
        case .coverage(let id, let view): "/rounds/\(id)/coverage/\(view.rawValue)"
        case .systems(let id): "/rounds/\(id)/systems"
        case .forecast(let id): "/rounds/\(id)/forecast"
        case .changes(let id): "/rounds/\(id)/changes"
        case .file(let id, let file): "/rounds/\(id)/files/\(file.rawValue)"
        case .declared(let id, let area): "/rounds/\(id)/declared/\(area.slug).json"
        case .version(let id, let number): "/notifications/\(id)/versions/\(number)"
        case .comparison(let id, let older, let newer): "/notifications/\(id)/versions/\(older)/\(newer)"
        case .remarks(let id): "/notifications/\(id)/remarks"
        case .discussion(let id): "/notifications/\(id)/discussion"
        case .review(let id): "/notifications/\(id)/review"
        }
    }

    /// Reads the parts of a path back; nil if they are no address of these.
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case ("rounds", 1): self = .rounds
        case ("rounds", 2) where parts[1] == "list": self = .roundList
        case ("rounds", 2) where parts[1] == "new": self = .newRound
        case ("rounds", 2) where Round.isID(parts[1]): self = .round(parts[1])
        case ("rounds", 3) where Round.isID(parts[1]): self.init(round: parts[1], parts[2])
        case ("rounds", 4) where Round.isID(parts[1]): self.init(round: parts[1], parts[2], parts[3])
        case ("notifications", 3) where Address.isID(parts[1]): self.init(notification: parts[1], parts[2])
        case ("notifications", 4) where Address.isID(parts[1]) && parts[2] == "versions":
            guard let number = Self.number(parts[3]) else { return nil }
            self = .version(parts[1], number)
        case ("notifications", 5) where Address.isID(parts[1]) && parts[2] == "versions":
            guard let older = Self.number(parts[3]), let newer = Self.number(parts[4]) else { return nil }
            self = .comparison(parts[1], older, newer)
        default: return nil
        }
    }

    private init?(round id: String, _ page: String) {
        let pages: [FollowUpAddress] = [
            .editRound(id), .acceptance(id), .reminders(id), .agenda(id), .systems(id), .forecast(id), .changes(id),
        ]
        guard let address = pages.first(where: { $0.path == "/rounds/\(id)/\(page)" }) else { return nil }
        self = address
    }

    private init?(round id: String, _ page: String, _ last: String) {
        switch page {
        case "extension":
            guard let area = Area(last), area.isOrganiser else { return nil }
            self = .deadlineExtension(id, area)
        case "coverage":
            guard let view = CoverageView(rawValue: last) else { return nil }
            self = .coverage(id, view)
        case "files":
            guard let file = RoundFile(rawValue: last) else { return nil }
            self = .file(id, file)
        case "declared":
            guard last.hasSuffix(".json"), let area = Area(String(last.dropLast(5))), area.isOrganiser else { return nil }
            self = .declared(id, area)
        default: return nil
        }
    }

    private init?(notification id: String, _ page: String) {
        switch page {
        case "remarks": self = .remarks(id)
        case "discussion": self = .discussion(id)
        case "review": self = .review(id)
        default: return nil
        }
    }

    /// The number of a version, 1–9999 without leading zeros.
    private static func number(_ text: String) -> Int? {
        guard let number = Int(text), (1...9999).contains(number), String(number) == text else { return nil }
        return number
    }
}

extension FollowUpAddress {
    /// The path with a placeholder for whatever names one notification; rounds and counties are few and the same for everybody.
    var pattern: String {
        switch self {
        case .version: "/notifications/:id/versions/:number"
        case .comparison: "/notifications/:id/versions/:number/:number"
        case .remarks: FollowUpAddress.remarks(":id").path
        case .discussion: FollowUpAddress.discussion(":id").path
        case .review: FollowUpAddress.review(":id").path
        default: path
        }
    }

    /// Whether the address belongs to THL's pages about rounds.
    var isOfRounds: Bool { path.hasPrefix("/rounds") }
}
