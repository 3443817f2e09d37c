import CodeLists
import Foundation
import RegisterModel

/// What a county's notifications of one round declare, as a file that a check holds deliveries against (`sosdata check --notification FILE`).
///
/// The site writes it from the newest submitted version of each group's notification (form specification, section 8.2); docs/reference/files.md
/// describes it for those who read or write it by hand. Format version 1.
public struct DeclaredDelivery: Hashable, Sendable, Codable {
    /// What one municipality group declares.
    public struct Group: Hashable, Sendable, Codable {
        /// The group's name (question 4); a delivery's manifest names its group by it.
        public var name: String
        /// The municipalities of the group (question 3).
        public var municipalities: [Municipality]
        /// The declarations by service task; a task that is not here is not declared.
        public var tasks: [Task]
        /// How well data on each service can be delivered; an unanswered service is not here.
        public var services: [Service]

        /// Makes a group's declarations.
        public init(name: String, municipalities: [Municipality], tasks: [Task], services: [Service]) {
            self.name = name
            self.municipalities = municipalities
            self.tasks = tasks
            self.services = services
        }
    }

    /// What is declared for one service task.
    public struct Task: Hashable, Sendable, Codable {
        /// The task.
        public var serviceTask: ServiceTask
        /// The ways by which client-relationship periods come (question 17); empty if unanswered.
        public var channels: [Channel]
        /// The ways by which child-protection periods come within the quarter (question 20); empty for other tasks, if unanswered, and if they
        /// come from the archive later.
        public var childProtectionChannels: [Channel]
        /// The ways by which data on social services come (question 23 and its differences); empty if none can come or it is unanswered.
        public var serviceChannels: [Channel]
        /// The first day from which start days are told (question 18); nil if however long ago, or not known.
        public var startDatesFrom: Day?
        /// The same for child-protection periods (question 21).
        public var childProtectionStartDatesFrom: Day?

        /// Makes a task's declarations.
        public init(
            serviceTask: ServiceTask, channels: [Channel], childProtectionChannels: [Channel] = [], serviceChannels: [Channel] = [],
            startDatesFrom: Day? = nil, childProtectionStartDatesFrom: Day? = nil
        ) {
            self.serviceTask = serviceTask
            self.channels = channels
            self.childProtectionChannels = childProtectionChannels
            self.serviceChannels = serviceChannels
            self.startDatesFrom = startDatesFrom
            self.childProtectionStartDatesFrom = childProtectionStartDatesFrom
        }
    }

    /// How well data on one social service can be delivered (question 28).
    public struct Service: Hashable, Sendable, Codable {
        /// The service.
        public var socialService: SocialService
        /// The answer.
        public var level: Level

        /// Makes an answer.
        public init(socialService: SocialService, level: Level) {
            self.socialService = socialService
            self.level = level
        }
    }

    /// The options of question 28.
    public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        /// Rather comprehensively.
        case mostly
        /// Perhaps; needs further review.
        case possibly
        /// A part of the period's data.
        case partly
        /// Impossible or very challenging; also where no service data can be delivered at all.
        case no
    }

    /// The version of the format that this program writes and reads.
    public static let formatVersion = 1

    /// The version of the format.
    public var formatVersion: Int
    /// Whose notifications they are.
    public var organiser: Area
    /// The round's name, such as `2023-01`.
    public var round: String
    /// The quarter that the round asks about.
    public var monitoringPeriod: MonitoringPeriod
    /// The groups with a submitted notification.
    public var groups: [Group]

    /// Makes the declarations of a county in the present format version.
    public init(organiser: Area, round: String, monitoringPeriod: MonitoringPeriod, groups: [Group]) {
        formatVersion = Self.formatVersion
        self.organiser = organiser
        self.round = round
        self.monitoringPeriod = monitoringPeriod
        self.groups = groups
    }

    /// Reads the file; throws `DecodingError` where it is not what the format says.
    public init(json: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(DeclaredDelivery.self, from: Data(json))
        guard formatVersion == Self.formatVersion else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: [CodingKeys.formatVersion],
                    debugDescription: "format_version is \(formatVersion), not \(Self.formatVersion)"))
        }
    }

    /// Reads the file at a path.
    /// - Throws: `.unreadable`, or `.notification` with where it is not what the format says.
    public init(file: String) throws(DeliveryFailure) {
        let bytes = try wholeFile(file)
        do { self = try DeclaredDelivery(json: bytes) } catch {
            throw .notification(file: file, reason: Self.reason(error))
        }
    }

    /// Where and why a file could not be decoded, without a value of it.
    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): "\(path(context.codingPath + [key])) ?"
        case .typeMismatch(_, let context), .valueNotFound(_, let context): path(context.codingPath)
        case .dataCorrupted(let context) where !context.codingPath.isEmpty: path(context.codingPath)
        default: "JSON"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }

    /// The bytes of the file: keys in alphabetical order, a line break at the end; the same declarations always give the same bytes.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }
}

extension DeclaredDelivery {
    /// The group that a delivery's manifest names, capitals or not; where it names none, the only one of the county. Nil if it cannot be told,
    /// or if the group has sent no notification.
    public func group(named name: String?) -> Group? {
        guard let name, !name.isEmpty else { return groups.count == 1 ? groups[0] : nil }
        return groups.first { $0.name.lowercased() == name.lowercased() }
    }
}
