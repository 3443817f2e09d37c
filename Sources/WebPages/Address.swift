import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// Every address of the site. Links, forms and the server's routes all use it, so that none can point nowhere.
///
/// `path` writes an address and `init?(_:)` reads it back. Only what looks like an id of ours is read as one, so that nothing a reader puts
/// into an address, an identity code least of all, is carried on into a link, a redirect or the log. Whether the signed-in user may see what
/// an id names is decided by the operation, never here. What a request does at an address (show or change) is its method.
public indirect enum Address: Hashable, Sendable {
    /// The front door: sends each user to their own home.
    case home
    /// Signing in.
    case signIn
    /// Signing out; only by POST.
    case signOut
    /// Setting the password of a new account; the token is that of a link.
    case setPassword(String)
    /// Choosing a language and going back to where the reader was.
    case language(Language, returnTo: Address)

    /// A county's home.
    case county
    /// Making a municipality group.
    case newGroup
    /// Changing a municipality group.
    case group(String)

    /// The task list of a notification.
    case notification(String)
    /// One topic of a notification; the topic `check` is ``checkAnswers(_:)``.
    case topic(String, Topic)
    /// The same topic reached from the check-answers page, where it also leads back to.
    case change(String, Topic)
    /// Where the script saves a topic while it is being filled in; only by POST.
    case draft(String, Topic)
    /// Checking the answers; a POST sends the notification.
    case checkAnswers(String)
    /// The receipt of a sent notification.
    case receipt(String)
    /// A notification as THL reads it.
    case notificationView(String)
    /// What else is done with a notification.
    case step(String, NotificationStep)
    /// Dissolving a municipality group.
    case withdrawGroup(String)
    /// The county's municipalities and the group of each, to be drawn anew.
    case municipalities
    /// The mails that wait and those that were sent: a county's own, for THL all.
    case outbox
    /// One mail of the outbox.
    case mail(String)
    /// THL's guidance to the form as one page.
    case guidance

    /// Uploading a delivery.
    case newDelivery
    /// The report of a delivery.
    case delivery(String)
    /// All findings of a delivery as CSV.
    case findings(String)

    /// The report of a delivery as one page to keep.
    case report(String)
    /// Taking a delivery back; a POST does.
    case withdrawDelivery(String)
    /// Saying why findings of a delivery are as they are; a POST does.
    case confirmFindings(String)
    /// The tokens of the API; a POST makes one.
    case tokens
    /// Revoking a token; only by POST.
    case revokeToken(String)

    /// THL's overview of the 22 organisers: tile map and table.
    case register
    /// Municipality group by service task and channel.
    case matrix
    /// The newest tables; sends on to the newest quarter.
    case tables
    /// The table of clients by area and service task in a quarter.
    case clients(MonitoringPeriod)
    /// The same table as CSV.
    case clientsFile(MonitoringPeriod)

    /// THL's following up of rounds and of sent notifications.
    case followUp(FollowUpAddress)
    /// Published figures, open to everybody.
    case statistics(StatisticsAddress)
    /// What is missing of a quarter and who must be asked: for THL every county, for a county its own. Without a quarter the newest.
    case gaps(MonitoringPeriod?)
    /// A county's own unpublished figures of a quarter, for who leads it; without one the newest.
    case countyFigures(MonitoringPeriod?)
    /// How many decisions each pick of question 24 catches: for THL every county, for a county its own. Without a quarter the newest.
    case picks(MonitoringPeriod?)
    /// Asking why the register says of one person what it says; a POST answers. Nothing of the person stands in an address.
    case explain
    /// The rows of an accepted delivery under their pseudonyms; a POST lists them.
    case deliveryRows(String)
    /// THL's list of quarters with their editions; a POST orders an edition.
    case editions
    /// An edition and how it differs from the one before; a POST proposes it for publication.
    case edition(MonitoringPeriod, Int)
    /// A publication on its way; a POST approves, rejects or retracts it.
    case publication(String)
    /// What everybody will see of a publication once it is approved: the same pages, pictures and files, for THL alone.
    case preview(String, ReleasePart = .overview)

    /// What cookies are used for.
    case cookies
    /// The accessibility statement.
    case accessibility
    /// A file of the site's own: style sheet, script, picture. The name holds a hash of the content.
    case asset(String)
    /// Whether the program is well, for the operator's watch.
    case health

    /// The address as it stands in links: an absolute path, for `language` with a query.
    public var path: String {
        switch self {
        case .home: "/"
        case .signIn: "/sign-in"
        case .signOut: "/sign-out"
        case .setPassword(let token): "/set-password/\(token)"
        case .language(let language, let returnTo):
            "/language/\(language.rawValue)?to=\(Self.percentEncoded(returnTo.withoutLanguage.path))"
        case .county: "/county"
        case .newGroup: "/groups/new"
        case .group(let id): "/groups/\(id)/edit"
        case .notification(let id): "/notifications/\(id)"
        case .topic(let id, let topic): "/notifications/\(id)/topics/\(topic.rawValue)"
        case .change(let id, let topic): "/notifications/\(id)/topics/\(topic.rawValue)/change"
        case .draft(let id, let topic): "/notifications/\(id)/topics/\(topic.rawValue)/draft"
        case .checkAnswers(let id): "/notifications/\(id)/check"
        case .receipt(let id): "/notifications/\(id)/receipt"
        case .notificationView(let id): "/notifications/\(id)/view"
        case .step(let id, let step): "/notifications/\(id)/\(step.rawValue)"
        case .withdrawGroup(let id): "/groups/\(id)/withdraw"
        case .municipalities: "/municipalities"
        case .outbox: "/outbox"
        case .mail(let id): "/outbox/\(id)"
        case .guidance: "/guidance"
        case .newDelivery: "/deliveries/new"
        case .delivery(let id): "/deliveries/\(id)"
        case .findings(let id): "/deliveries/\(id)/findings.csv"
        case .report(let id): "/deliveries/\(id)/report.html"
        case .withdrawDelivery(let id): "/deliveries/\(id)/withdraw"
        case .confirmFindings(let id): "/deliveries/\(id)/confirm"
        case .tokens: "/tokens"
        case .revokeToken(let id): "/tokens/\(id)/revoke"
        case .register: "/register"
        case .matrix: "/register/matrix"
        case .tables: "/tables"
        case .clients(let period): "/tables/clients/\(period)"
        case .clientsFile(let period): "/tables/clients/\(period).csv"
        case .followUp(let address): address.path
        case .statistics(let address): address.path
        case .gaps(let period): "/missing" + (period.map { "/\($0)" } ?? "")
        case .countyFigures(let period): "/county/figures" + (period.map { "/\($0)" } ?? "")
        case .picks(let period): "/picks" + (period.map { "/\($0)" } ?? "")
        case .explain: "/register/explain"
        case .deliveryRows(let id): "/deliveries/\(id)/rows"
        case .editions: "/register/editions"
        case .edition(let period, let number): "/register/editions/\(ReleaseName(period, edition: number))"
        case .publication(let id): "/register/publications/\(id)"
        case .preview(let id, let part): "/register/publications/\(id)/preview\(part.path)"
        case .cookies: "/cookies"
        case .accessibility: "/accessibility"
        case .asset(let name): "/assets/\(name)"
        case .health: "/health"
        }
    }

    /// The address of a path with or without query; nil if the site has none. The query matters only to `language`, and a place to return
    /// to that is not an address of this site becomes `home`: nobody is sent elsewhere.
    public init?(_ path: String) {
        let halves = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = halves.first, first.hasPrefix("/") else { return nil }
        let parts = first.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts == [""] || parts.allSatisfy(Self.isPlain) else { return nil }
        if let address = FollowUpAddress(parts) {
            self = .followUp(address)
            return
        }
        if let statistics = StatisticsAddress(parts: parts) {
            self = .statistics(statistics)
            return
        }
        if parts.count > 3, parts[0] == "register", parts[1] == "publications", parts[3] == "preview" {
            guard Self.isID(parts[2]), let part = ReleasePart(parts: Array(parts.dropFirst(4))) else { return nil }
            self = .preview(parts[2], part)
            return
        }
        switch parts.count {
        case 1: self.init(one: parts[0])
        case 2 where parts[0] == "language":
            guard let language = Language(rawValue: parts[1]) else { return nil }
            self = .language(language, returnTo: Self.returnAddress(query: halves.count > 1 ? halves[1] : ""))
        case 2: self.init(parts[0], parts[1])
        case 3: self.init(parts[0], parts[1], parts[2])
        case 4 where parts[0] == "notifications" && parts[2] == "topics": self.init(notification: parts[1], topic: parts[3], last: "")
        case 5 where parts[0] == "notifications" && parts[2] == "topics": self.init(notification: parts[1], topic: parts[3], last: parts[4])
        default: return nil
        }
    }

    private init?(notification id: String, topic: String, last: String) {
        guard Self.isID(id), let topic = Topic(rawValue: topic), topic != .check else { return nil }
        switch last {
        case "": self = .topic(id, topic)
        case "change": self = .change(id, topic)
        case "draft": self = .draft(id, topic)
        default: return nil
        }
    }

    private init?(one part: String) {
        let plain: [Address] = [
            .home, .signIn, .signOut, .county, .municipalities, .outbox, .guidance, .register, .tables, .cookies, .accessibility, .health,
            .gaps(nil), .picks(nil), .tokens,
        ]
        guard let address = plain.first(where: { $0.path == "/" + part }) else { return nil }
        self = address
    }

    private init?(_ first: String, _ second: String) {
        switch (first, second) {
        case ("groups", "new"): self = .newGroup
        case ("deliveries", "new"): self = .newDelivery
        case ("notifications", let id) where Self.isID(id): self = .notification(id)
        case ("deliveries", let id) where Self.isID(id): self = .delivery(id)
        case ("outbox", let id) where Self.isID(id): self = .mail(id)
        case ("set-password", let token) where Self.isToken(token): self = .setPassword(token)
        case ("register", "matrix"): self = .matrix
        case ("register", "editions"): self = .editions
        case ("county", "figures"): self = .countyFigures(nil)
        case ("register", "explain"): self = .explain
        case ("picks", let name):
            guard let period = MonitoringPeriod(name) else { return nil }
            self = .picks(period)
        case ("missing", let name):
            guard let period = MonitoringPeriod(name) else { return nil }
            self = .gaps(period)
        case ("assets", let name) where Asset.named(name) != nil: self = .asset(name)
        default: return nil
        }
    }

    private init?(_ first: String, _ second: String, _ third: String) {
        switch (first, second, third) {
        case ("groups", let id, "edit") where Self.isID(id): self = .group(id)
        case ("groups", let id, "withdraw") where Self.isID(id): self = .withdrawGroup(id)
        case ("notifications", let id, "check") where Self.isID(id): self = .checkAnswers(id)
        case ("notifications", let id, "receipt") where Self.isID(id): self = .receipt(id)
        case ("notifications", let id, "view") where Self.isID(id): self = .notificationView(id)
        case ("notifications", let id, let name) where Self.isID(id):
            guard let step = NotificationStep(rawValue: name) else { return nil }
            self = .step(id, step)
        case ("deliveries", let id, "findings.csv") where Self.isID(id): self = .findings(id)
        case ("deliveries", let id, "report.html") where Self.isID(id): self = .report(id)
        case ("deliveries", let id, "rows") where Self.isID(id): self = .deliveryRows(id)
        case ("deliveries", let id, "withdraw") where Self.isID(id): self = .withdrawDelivery(id)
        case ("deliveries", let id, "confirm") where Self.isID(id): self = .confirmFindings(id)
        case ("tokens", let id, "revoke") where Self.isID(id): self = .revokeToken(id)
        case ("county", "figures", let name):
            guard let period = MonitoringPeriod(name) else { return nil }
            self = .countyFigures(period)
        case ("register", "editions", let name):
            guard let release = ReleaseName(name), let number = release.edition else { return nil }
            self = .edition(release.period, number)
        case ("register", "publications", let id) where Self.isID(id): self = .publication(id)
        case ("tables", "clients", let name) where name.hasSuffix(".csv"):
            guard let period = MonitoringPeriod(String(name.dropLast(4))) else { return nil }
            self = .clientsFile(period)
        case ("tables", "clients", let name):
            guard let period = MonitoringPeriod(name) else { return nil }
            self = .clients(period)
        default: return nil
        }
    }
}

extension Address {
    /// The address itself; for `language` the one it returns to, so that a link never grows by being followed.
    var withoutLanguage: Address {
        if case .language(_, let returnTo) = self { returnTo.withoutLanguage } else { self }
    }

    private static func returnAddress(query: Substring) -> Address {
        for pair in query.split(separator: "&") where pair.hasPrefix("to=") {
            guard let path = percentDecoded(pair.dropFirst(3)), let address = Address(path) else { continue }
            return address.withoutLanguage
        }
        return .home
    }

    /// Letters, digits, hyphens and dots, 1–64 of them and no dot first: what any part of a path may be made of.
    private static func isPlain(_ part: String) -> Bool {
        let bytes = part.utf8
        return (1...64).contains(bytes.count) && bytes.first != UInt8(ascii: ".") && bytes.allSatisfy { isUnreserved($0) }
    }

    /// Whether this looks like an id of the register: twenty letters and digits, without those taken for another (0, 1, i, l, o).
    public static func isID(_ part: String) -> Bool { part.utf8.count == 20 && part.utf8.allSatisfy(idLetters.contains) }

    /// Whether this looks like a link's token: 64 hexadecimal digits in lower case.
    private static func isToken(_ part: String) -> Bool {
        part.utf8.count == 64 && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static let idLetters = Set("23456789abcdefghjkmnpqrstuvwxyz".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }

    private static func percentEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            if isUnreserved(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst(), let low = rest.popFirst(),
                let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
