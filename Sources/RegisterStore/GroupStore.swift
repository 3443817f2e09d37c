import CodeLists
import Foundation

/// A municipality group (kommungrupp, kuntaryhmä): municipalities of one county with the same system capability, in one round.
public struct MunicipalityGroup: Hashable, Sendable, Identifiable {
    /// Random, never used again.
    public let id: String
    /// The round it belongs to.
    public let roundID: String
    /// The county whose group it is (question 2).
    public let area: Area
    /// Its name (question 4), unique in the round and county whether written with capitals or not.
    public let name: String
    /// Its municipalities in code order (question 3); empty when withdrawn.
    public let municipalities: [Municipality]
    /// Grows by one with each change; a change of an older number is refused.
    public let version: Int
    /// When the county dissolved it; nil while it stands.
    public let withdrawnAt: Date?
    /// Why it was dissolved; nil while it stands, and where no reason was needed.
    public let withdrawnReason: String?

    /// Makes a group from its parts.
    public init(
        id: String, roundID: String, area: Area, name: String, municipalities: [Municipality], version: Int, withdrawnAt: Date? = nil,
        withdrawnReason: String? = nil
    ) {
        self.id = id
        self.roundID = roundID
        self.area = area
        self.name = name
        self.municipalities = municipalities
        self.version = version
        self.withdrawnAt = withdrawnAt
        self.withdrawnReason = withdrawnReason
    }
}

/// The time a municipality was in a group: what remains when groups are drawn anew.
public struct Placement: Hashable, Sendable {
    /// The municipality.
    public let municipality: Municipality
    /// The group's id.
    public let groupID: String
    /// The group's present name, or its last one.
    public let groupName: String
    /// When it came into the group.
    public let addedAt: Date
    /// When it left; nil while it is there.
    public let removedAt: Date?

    /// Makes a placement from its parts.
    public init(municipality: Municipality, groupID: String, groupName: String, addedAt: Date, removedAt: Date?) {
        self.municipality = municipality
        self.groupID = groupID
        self.groupName = groupName
        self.addedAt = addedAt
        self.removedAt = removedAt
    }
}

/// Municipality groups and which municipality is in which. A municipality's earlier groups stay on record.
public protocol GroupStore {
    /// The group with an id, withdrawn ones too; nil if there is none.
    func group(id: String) throws -> MunicipalityGroup?
    /// The municipalities that a group had at a moment, in their order, whatever has become of the group since.
    func municipalities(ofGroup id: String, at instant: Date) throws -> [Municipality]
    /// The groups of a round that are not withdrawn, by area and name; of one area only, if given.
    func groups(round: String, area: Area?) throws -> [MunicipalityGroup]
    /// Adds a group. Throws `StoreConflict.municipalityTaken` and `.groupNameTaken`.
    func add(_ group: MunicipalityGroup, at instant: Date) throws
    /// Stores name and municipalities of a group whose version is still `group.version` and raises the version by one.
    /// Throws `StoreConflict.municipalityTaken`, `.groupNameTaken` and `.lostUpdate`.
    func update(_ group: MunicipalityGroup, at instant: Date) throws
    /// Withdraws a group: its municipalities and its name become free. Throws `StoreConflict.lostUpdate`.
    func withdraw(_ group: MunicipalityGroup, reason: String?, at instant: Date) throws
    /// The groups of a round that were dissolved, the newest first, without municipalities; of one area only, if given.
    func withdrawnGroups(round: String, area: Area?) throws -> [MunicipalityGroup]
    /// In which groups of a round a county's municipalities are and have been, oldest first; withdrawn groups too.
    func placements(round: String, area: Area) throws -> [Placement]
}
