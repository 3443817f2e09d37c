import CodeLists
import Foundation
import RegisterModel

/// What a delivery says of itself: `manifest.json` (delivery page, *A delivery*). Format version 1.
public struct DeliveryManifest: Hashable, Sendable, Codable {
    /// The municipalities that were notified together.
    public struct Group: Hashable, Sendable, Codable {
        /// The group's name in the notification; nil if not given.
        public var name: String?
        /// Its municipalities; empty if not known.
        public var municipalities: [Municipality]

        /// Makes a group.
        public init(name: String?, municipalities: [Municipality]) {
            self.name = name
            self.municipalities = municipalities
        }
    }

    /// One file of the delivery.
    public struct Block: Hashable, Sendable, Codable {
        /// Which of the four kinds.
        public var block: BlockKind
        /// The file's name in the delivery's folder.
        public var file: String
        /// Rows without the header.
        public var rows: Int
        /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
        public var sha256: String

        /// Makes an entry.
        public init(block: BlockKind, file: String, rows: Int, sha256: String) {
            self.block = block
            self.file = file
            self.rows = rows
            self.sha256 = sha256
        }
    }

    /// The version of the format that this program writes and reads.
    public static let formatVersion = 1
    /// The name of the file.
    public static let fileName = "manifest.json"

    /// The version of the format.
    public var formatVersion: Int
    /// Whose delivery it is; nil where that is not known.
    public var organiser: Area?
    /// For which municipalities.
    public var municipalityGroup: Group
    /// For which quarter.
    public var monitoringPeriod: MonitoringPeriod
    /// By which way.
    public var channel: Channel
    /// Names of the systems that the data come from.
    public var sourceSystems: [String]
    /// The tasks that the delivery covers.
    public var serviceTasks: [ServiceTask]
    /// The services that the delivery covers.
    public var socialServices: [SocialService]
    /// What the sender says is missing, in words.
    public var declaredGaps: [String]
    /// The files.
    public var blocks: [Block]
    /// The program and its version.
    public var program: String
    /// How many decisions known at the end of the quarter no pick catches, so that they are not in the block (derivation page, section 4); nil
    /// where that is not told, and then the file has no such key.
    public var decisionsInNoPick: Int?

    /// Makes a manifest of the present format version.
    public init(
        organiser: Area?, municipalityGroup: Group, monitoringPeriod: MonitoringPeriod, channel: Channel, sourceSystems: [String],
        serviceTasks: [ServiceTask], socialServices: [SocialService], declaredGaps: [String], blocks: [Block], program: String,
        decisionsInNoPick: Int? = nil
    ) {
        formatVersion = Self.formatVersion
        self.organiser = organiser
        self.municipalityGroup = municipalityGroup
        self.monitoringPeriod = monitoringPeriod
        self.channel = channel
        self.sourceSystems = sourceSystems
        self.serviceTasks = serviceTasks
        self.socialServices = socialServices
        self.declaredGaps = declaredGaps
        self.blocks = blocks
        self.program = program
        self.decisionsInNoPick = decisionsInNoPick
    }

    /// Reads a manifest; throws `DecodingError` where it is not what the format says.
    public init(json: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(DeliveryManifest.self, from: Data(json))
        guard formatVersion == Self.formatVersion else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "format_version is \(formatVersion), not \(Self.formatVersion)"))
        }
    }

    /// The bytes of `manifest.json`: keys in alphabetical order, a line break at the end; the same manifest always gives the same bytes.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    /// Writes every key, also an unknown organiser as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(formatVersion, forKey: .formatVersion)
        try container.encode(organiser, forKey: .organiser)
        try container.encode(municipalityGroup, forKey: .municipalityGroup)
        try container.encode(monitoringPeriod, forKey: .monitoringPeriod)
        try container.encode(channel, forKey: .channel)
        try container.encode(sourceSystems, forKey: .sourceSystems)
        try container.encode(serviceTasks, forKey: .serviceTasks)
        try container.encode(socialServices, forKey: .socialServices)
        try container.encode(declaredGaps, forKey: .declaredGaps)
        try container.encode(blocks, forKey: .blocks)
        try container.encode(program, forKey: .program)
        try container.encodeIfPresent(decisionsInNoPick, forKey: .decisionsInNoPick)
    }
}
