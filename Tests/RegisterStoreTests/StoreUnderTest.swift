import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore
import RegisterStoreSQLite

/// The databases on which the one contract suite is run.
enum StoreUnderTest: CaseIterable {
    case sqlite

    /// A fresh, empty store.
    func make() throws -> any RegisterStore {
        switch self {
        case .sqlite: try SQLiteRegisterStore(path: temporaryFile())
        }
    }
}

/// The path of a file that is not there yet, in the tests' own folder.
func temporaryFile() -> String { TestFolder.root.appending(path: "register-\(UUID().uuidString).sqlite").path }

/// An instant so many seconds after a fixed one, in whole milliseconds as stores keep them.
func instant(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_680_000_000 + seconds) }

let helsinki = Area("90")!
let pirkanmaa = Area("08")!
let tampere = Municipality("837")!
let nokia = Municipality("536")!

/// An account with this id, of a county's contact person.
func account(_ id: String, _ area: Area = pirkanmaa) -> Account {
    Account(
        id: id, email: "\(id)@example.fi", name: "Name \(id)", role: .countyContact(area), language: .fi,
        passwordHash: "scrypt$2$8$1$c2FsdA==$aGFzaA==",
        createdAt: instant(0))
}

/// A group of the first round.
func group(_ id: String, _ name: String, _ municipalities: [Municipality], area: Area = pirkanmaa, version: Int = 1) -> MunicipalityGroup {
    MunicipalityGroup(id: id, roundID: Round.first.id, area: area, name: name, municipalities: municipalities, version: version)
}

extension StoreUnderTest {
    /// A store with the first round, two accounts and a group `g` with Tampere.
    func filled() async throws -> any RegisterStore {
        let store = try make()
        try await store.write { transaction in
            try transaction.save(Round.first)
            try transaction.add(account("anna"))
            try transaction.add(account("bo", helsinki))
            try transaction.add(group("g", "Tampere", [tampere]), at: instant(1))
        }
        return store
    }
}

/// A generator whose numbers follow from its seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
