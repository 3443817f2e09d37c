import CodeLists
import Crypto
import Delivery
import Foundation
import RegisterModel
import RegisterStore

/// Turns the sound rows of a checked delivery into rows of the register: pseudonyms instead of identifiers, sorted for the load.
struct RegisterRows {
    private let report: CheckReport
    private let area: Area
    private let pseudonymizer: Pseudonymizer
    private let keys: RegisterKeys

    init(_ report: CheckReport, of area: Area, keys: RegisterKeys) {
        self.report = report
        self.area = area
        self.keys = keys
        pseudonymizer = Pseudonymizer(keys)
    }

    /// The blocks that the delivery's manifest names, each with its rows; nil if a row is of another organiser.
    func blocks() -> [BlockRows]? {
        var people = KnownPeople(pseudonymizer)
        var blocks: [BlockRows] = []
        for kind in Set(report.manifest?.blocks.map(\.block) ?? []).sorted(by: { $0.rawValue < $1.rawValue }) {
            guard let rows = rows(kind, &people) else { return nil }
            blocks.append(rows)
        }
        return blocks
    }

    private func rows(_ kind: BlockKind, _ people: inout KnownPeople) -> BlockRows? {
        var isForeign = false
        switch kind {
        case .clientPeriods:
            var rows: [RegisteredClientPeriod] = []
            report.forEachClientPeriod { row in
                isForeign = isForeign || row.organiser != area
                rows.append(
                    RegisteredClientPeriod(
                        person: people.pseudonym(of: row.person), birthYear: row.person.birthYear.map { Int16($0) },
                        municipality: row.municipality, serviceTask: row.serviceTask, period: row.period))
            }
            rows.sort { ($0.person, $0.serviceTask, $0.period.start) < ($1.person, $1.serviceTask, $1.period.start) }
            return isForeign ? nil : .clientPeriods(rows)
        case .childProtectionPeriods:
            var rows: [RegisteredChildProtectionPeriod] = []
            report.forEachChildProtectionPeriod { row in
                isForeign = isForeign || row.organiser != area
                rows.append(
                    RegisteredChildProtectionPeriod(
                        person: people.pseudonym(of: row.person), birthYear: row.person.birthYear.map { Int16($0) },
                        municipality: row.municipality, period: row.period))
            }
            rows.sort { ($0.person, $0.period.start) < ($1.person, $1.period.start) }
            return isForeign ? nil : .childProtectionPeriods(rows)
        case .serviceDecisions:
            var rows: [RegisteredDecision] = []
            report.forEachServiceDecision { row in
                isForeign = isForeign || row.organiser != area
                rows.append(
                    RegisteredDecision(
                        person: people.pseudonym(of: row.person), birthYear: row.person.birthYear.map { Int16($0) },
                        municipality: row.municipality, decision: fingerprint(row.id), serviceTask: row.serviceTask,
                        socialService: row.socialService, type: row.type, outcome: row.outcome, decided: row.decided, validTo: row.validTo,
                        picks: row.picks))
            }
            rows.sort { ($0.person, $0.decision) < ($1.person, $1.decision) }
            return isForeign ? nil : .serviceDecisions(rows)
        case .receivedServices:
            var rows: [RegisteredService] = []
            report.forEachReceivedService { row in
                isForeign = isForeign || row.organiser != area
                rows.append(
                    RegisteredService(
                        person: people.pseudonym(of: row.person), birthYear: row.person.birthYear.map { Int16($0) },
                        municipality: row.municipality, serviceTask: row.serviceTask, socialService: row.socialService,
                        evidence: row.evidence, first: row.firstDay, last: row.lastDay))
            }
            rows.sort { ($0.person, $0.serviceTask, $0.socialService) < ($1.person, $1.serviceTask, $1.socialService) }
            return isForeign ? nil : .receivedServices(rows)
        }
    }

    /// Eight bytes of a keyed hash of a decision's id: the same id gives the same number, and the number leads back to no id. The kind, 3,
    /// keeps it apart from pseudonyms.
    private func fingerprint(_ id: String) -> Int64 {
        var code = HMAC<SHA256>(key: keys.pseudonym)
        code.update(data: [3] + Array(id.utf8))
        return code.finalize().withUnsafeBytes { Int64(bigEndian: $0.loadUnaligned(as: Int64.self)) }
    }
}

/// Pseudonyms of people as they come: rows are sorted by person, so most follow one of the same.
private struct KnownPeople {
    private let pseudonymizer: Pseudonymizer
    private var last: (person: PersonIdentifier, pseudonym: Pseudonym)?

    init(_ pseudonymizer: Pseudonymizer) { self.pseudonymizer = pseudonymizer }

    mutating func pseudonym(of person: PersonIdentifier) -> Pseudonym {
        if let last, last.person == person { return last.pseudonym }
        let pseudonym = pseudonymizer.pseudonym(of: person)
        last = (person, pseudonym)
        return pseudonym
    }
}
