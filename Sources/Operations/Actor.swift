import CodeLists
import Localization
import RegisterStore

/// Who does it: a signed-in person, or the machine's operator at the command line.
public struct Actor: Hashable, Sendable {
    /// The account's id.
    public let id: String
    /// The account's e-mail address.
    public let email: String
    /// The name shown on pages.
    public let name: String
    /// What the person may do.
    public let role: Role
    /// The language the person reads.
    public let language: Language

    /// The actor behind an account.
    public init(_ account: Account) {
        id = account.id
        email = account.email
        name = account.name
        role = account.role
        language = account.language
    }

    private init(role: Role) {
        id = ""
        email = ""
        name = ""
        self.role = role
        language = .sv
    }

    /// Whoever runs the program on the machine: makes accounts and rounds. No sign-in leads to it.
    public static let machineOperator = Actor(role: .machineOperator)
}

extension Actor {
    /// The county that the actor acts for; throws `OperationError.forbidden` for everybody else.
    func county() throws -> Area {
        guard case .countyContact(let area) = role else { throw OperationError.forbidden }
        return area
    }

    /// The county that the actor leads; throws `OperationError.forbidden` for everybody else.
    func ledCounty() throws -> Area {
        guard case .countyManagement(let area) = role else { throw OperationError.forbidden }
        return area
    }

    /// Passes contact persons and THL's officers and statisticians, who work with notifications and deliveries; throws
    /// `OperationError.forbidden` for everybody else.
    func requireContactOrTHL() throws {
        if case .countyContact = role { return }
        try requireTHL()
    }

    /// Whether the actor is one of THL's officers and statisticians.
    public var isTHL: Bool { role == .registerOfficer || role == .statistician }

    /// Passes THL's officers and statisticians; throws `OperationError.forbidden` for everybody else.
    func requireTHL() throws {
        guard isTHL else { throw OperationError.forbidden }
    }

    /// Passes THL's register officers; throws `OperationError.forbidden` for everybody else.
    func requireOfficer() throws {
        guard role == .registerOfficer else { throw OperationError.forbidden }
    }

    /// Passes THL's statisticians; throws `OperationError.forbidden` for everybody else.
    func requireStatistician() throws {
        guard role == .statistician else { throw OperationError.forbidden }
    }

    /// Passes THL's register officers and the machine's operator; throws `OperationError.forbidden` for everybody else.
    func requireOfficerOrOperator() throws {
        guard role == .registerOfficer || role == .machineOperator else { throw OperationError.forbidden }
    }

    /// Whether the actor may read a county's notifications and deliveries: its contact persons and THL.
    func maySee(_ area: Area) -> Bool {
        switch role {
        case .countyContact(let own): own == area
        case .registerOfficer, .statistician: true
        case .countyManagement, .machineOperator: false
        }
    }

    /// The id for the audit log; nil for the machine's operator.
    var accountID: String? { role == .machineOperator ? nil : id }
}
