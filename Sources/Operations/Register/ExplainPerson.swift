import CodeLists
import Delivery
import Derivation
import Foundation
import RegisterModel
import RegisterStore
import Statistics

extension Operations {
    /// Explains what the register says of one person in a quarter. The look is recorded with the reason, the pseudonym and the deliveries in
    /// the same transaction, also where nothing is found: that too tells something. Right: THL's register officers.
    /// - Throws: `OperationError.invalid` with `personIdentifier`, or for the reason `textMissing`, `textTooLong` or `textNamesPerson`; the
    ///   subject is the field, `person` or `reason`.
    public func explainPerson(
        _ asked: AskedPerson, in period: MonitoringPeriod, reason: String, by actor: Actor
    ) async throws -> PersonExplanation {
        try actor.requireOfficer()
        var problems: [InputProblem] = []
        let person = pseudonym(of: asked)
        if person == nil { problems.append(InputProblem(.personIdentifier, "person")) }
        let reason = stated(reason, &problems)
        guard let person, problems.isEmpty else { throw OperationError.invalid(problems) }
        let (id, now) = (settings.newID(), now)
        return try await store.write { transaction in
            let inForce = try transaction.acceptedBlocks(period: period).map { block in
                ExplainedBlock(
                    number: block.number, area: block.key.area, channel: block.key.channel, kind: block.key.kind,
                    deliveryID: block.deliveryID)
            }
            var explainer = RegisterExplainer(period, person, inForce)
            let explanation = try explainer.explanation(in: transaction)
            let edition = try transaction.editions(period: period).first
            let counted = try edition.map { edition in
                let blocks = edition.blocks.map {
                    ExplainedBlock(number: $0.number, area: $0.area, channel: $0.channel, kind: $0.kind, deliveryID: $0.deliveryID)
                }
                var explainer = RegisterExplainer(period, person, blocks)
                return (rows: try explainer.explanation(in: transaction).rows, blocks: blocks)
            }
            let before = Set((counted?.rows ?? []).map(\.content))
            let after = Set(explanation.rows.map(\.content))
            let onlyInEdition = (counted?.rows ?? []).filter { !after.contains($0.content) }
            // What was shown came from these deliveries, whether they are still in force or not.
            let deliveries = Set(
                explanation.rows.flatMap(\.origins).map { inForce[$0.file].deliveryID }
                    + onlyInEdition.flatMap(\.origins).compactMap { counted?.blocks[$0.file].deliveryID })
            let look = PersonLook(
                id: id, at: now, accountID: actor.id, period: period, person: person, deliveries: deliveries.sorted(), reason: reason)
            try transaction.add(look)
            try audit(.personExplain, look.id, area: nil, by: actor.id, in: transaction)
            return PersonExplanation(
                person: person, birthYear: explainer.birthYear.map(Int.init), explanation: explanation, blocks: inForce,
                edition: edition?.number, isInEdition: explanation.rows.map { before.contains($0.content) }, onlyInEdition: onlyInEdition,
                editionBlocks: counted?.blocks ?? [], counted: Self.counted(explanation.rows), look: look)
        }
    }

    /// The pseudonym of whoever is asked for, made as the intake makes it; nil where nobody can be meant. Small letters are taken for capitals.
    private func pseudonym(of asked: AskedPerson) -> Pseudonym? {
        switch asked {
        case .pseudonym(let text): return Pseudonym(text: text)
        case .identifier(let text):
            let plain = text.trimmingCharacters(in: .whitespacesAndNewlines)
            let written = plain.contains("|") ? plain : plain.uppercased()
            return PersonIdentifier(written: written, use: settings.identityUse).map(Pseudonymizer(settings.keys).pseudonym)
        }
    }

    /// A reason as it is kept: never empty, and never with an identity code in it.
    func stated(_ reason: String, _ problems: inout [InputProblem]) -> String {
        do {
            let clean = try entered(reason, field: "reason", limit: 500)
            let characters = Array(clean.uppercased())
            let namesPerson = (0..<max(0, characters.count - 10)).contains { start in
                (try? IdentityCode(String(characters[start..<start + 11]))) != nil
            }
            if namesPerson { problems.append(InputProblem(.textNamesPerson, "reason")) }
            return clean
        } catch OperationError.invalid(let found) {
            problems += found
        } catch {
            problems.append(InputProblem(.textMissing, "reason"))
        }
        return ""
    }

    /// Where published tables count the person (derivation page, section 10).
    private static func counted(_ rows: [Explanation.Row]) -> [(task: ServiceTask?, place: Place)] {
        let periods = rows.compactMap { row -> CountedPeriod? in
            guard row.block == .clientPeriods, let task = row.serviceTask else { return nil }
            return CountedPeriod(
                organiser: row.organiser, municipality: row.municipality, task: task, start: row.days.start, end: row.days.end)
        }
        func place(_ periods: [CountedPeriod]) -> Place? { periods.max { $1.outranks($0) }?.place }
        var counted: [(task: ServiceTask?, place: Place)] = []
        for task in ServiceTask.inScope {
            if let place = place(periods.filter { $0.task == task }) { counted.append((task, place)) }
        }
        if let place = place(periods) { counted.append((nil, place)) }
        return counted
    }
}

extension Explanation.Row {
    /// What a row says, whatever it came from.
    fileprivate struct Content: Hashable {
        let block: BlockKind
        let organiser: Area
        let municipality: Municipality?
        let task: ServiceTask?
        let service: SocialService?
        let days: Period
        let picks: DecisionPicks
        let evidence: EvidenceKinds
    }

    fileprivate var content: Content {
        Content(
            block: block, organiser: organiser, municipality: municipality, task: serviceTask, service: socialService, days: days,
            picks: picks, evidence: evidence)
    }
}
