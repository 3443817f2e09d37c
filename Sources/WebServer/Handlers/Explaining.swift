import Derivation
import Hummingbird
import Operations
import RegisterModel
import RegisterStore
import WebPages

// One person's rows of the register, for THL's register officers. What is entered of a person comes by POST, is not kept, and comes back on no
// page; the answer is the page itself, so that no address names a person.
extension Site {
    func explainForm(_ visit: Visit) async throws -> Response {
        visit.page(ExplainPage(try await operations.looks(by: visit.actor())))
    }

    func explain(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let form = visit.form
        guard let period = form["period"].flatMap({ MonitoringPeriod($0) }) else { throw PageError.invalid }
        let asked = form["pseudonym"].map { AskedPerson.pseudonym($0) } ?? .identifier(form["person"] ?? "")
        do {
            let found = try await operations.explainPerson(asked, in: period, reason: form["reason"] ?? "", by: actor)
            return visit.page(PersonPage(found, visit))
        } catch OperationError.invalid(let problems) {
            let page = ExplainPage(
                try await operations.looks(by: actor), period: period, reason: shown(form["reason"], problems),
                problems: problems.map { ExplainPage.Problem($0) })
            return visit.page(page, status: .unprocessableContent)
        }
    }

    func deliveryRowsForm(_ id: String, _ visit: Visit) async throws -> Response {
        visit.page(try await deliveryRowsPage(id, visit))
    }

    func deliveryRows(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let reason = visit.form["reason"] ?? ""
        do {
            let after = visit.form["after"].flatMap { Pseudonym(text: $0) }
            let found = try await operations.deliveredPersons(id, after: after, reason: reason, by: actor)
            let blocks = found.persons.flatMap(\.rows).isEmpty ? [] : [found.delivery.delivery]
            return visit.page(
                DeliveredPersonsPage(
                    delivery: id, group: found.delivery.groupName, period: found.period,
                    persons: found.persons.map { person in
                        DeliveredPersonsPage.Person(
                            person: person.person.text,
                            rows: person.rows.map { row in
                                PersonRow(row, isInEdition: nil, visit) { _ in (blocks[0].id, blocks[0].channel ?? .separate) }
                            })
                    }, hasMore: found.hasMore, reason: reason))
        } catch OperationError.invalid(let problems) {
            let problem = problems.first.map { ExplainPage.Problem($0) }
            let page = try await deliveryRowsPage(id, visit, reason: shown(reason, problems), problem: problem)
            return visit.page(page, status: .unprocessableContent)
        }
    }

    private func deliveryRowsPage(
        _ id: String, _ visit: Visit, reason: String = "", problem: ExplainPage.Problem? = nil
    ) async throws -> DeliveredPersonsPage {
        let status = try await operations.listableDelivery(id, by: visit.actor())
        guard let period = status.delivery.period else { throw PageError.conflict }
        return DeliveredPersonsPage(delivery: id, group: status.groupName, period: period, reason: reason, problem: problem)
    }

    /// The reason as it may come back: never with an identity code in it.
    private func shown(_ reason: String?, _ problems: [InputProblem]) -> String {
        problems.contains { $0.kind == .textNamesPerson } ? "" : reason ?? ""
    }

    func picks(_ period: MonitoringPeriod?, _ visit: Visit) async throws -> Response {
        let found = try await operations.pickCoverage(period, by: visit.actor())
        return visit.page(
            PickCoveragePage(
                period: found.period, periods: found.periods,
                lines: found.lines.map {
                    PickCoveragePage.Line(area: $0.area, channel: $0.channel, coverage: $0.coverage, inNoPick: $0.inNoPick)
                }, sort: visit.sort))
    }
}

extension ExplainPage {
    fileprivate init(_ record: LookRecord, period: MonitoringPeriod? = nil, reason: String = "", problems: [Problem] = []) {
        self.init(
            periods: record.periods, period: period,
            looks: record.looks.map { look in
                Look(
                    at: Moment(look.at), officer: record.names[look.accountID] ?? "", period: look.period, person: look.person?.text,
                    deliveries: look.deliveries, reason: look.reason)
            }, reason: reason, problems: problems)
    }
}

extension ExplainPage.Problem {
    fileprivate init(_ problem: InputProblem) {
        switch problem.kind {
        case .personIdentifier: self = .person
        case .textNamesPerson: self = .reasonNamesPerson
        case .textTooLong: self = .reasonTooLong
        default: self = .reasonMissing
        }
    }
}

extension PersonPage {
    fileprivate init(_ found: PersonExplanation, _ visit: Visit) {
        let rows = zip(found.explanation.rows, found.isInEdition).map { row, isInEdition in
            PersonRow(row, isInEdition: found.edition == nil ? nil : isInEdition, visit) {
                (found.blocks[$0].deliveryID, found.blocks[$0].channel)
            }
        }
        self.init(
            person: found.person.text, birthYear: found.birthYear, period: found.explanation.period, rows: rows, edition: found.edition,
            onlyInEdition: found.onlyInEdition.map { row in
                PersonRow(row, isInEdition: true, visit) { (found.editionBlocks[$0].deliveryID, found.editionBlocks[$0].channel) }
            }, counted: found.counted, recorded: Moment(found.look.at), reason: found.look.reason)
    }
}

extension PersonRow {
    fileprivate init(
        _ row: Explanation.Row, isInEdition: Bool?, _ visit: Visit, block: (Int) -> (delivery: String, channel: Channel)
    ) {
        self.init(
            block: row.block, area: row.organiser, municipality: row.municipality, task: row.serviceTask, service: row.socialService,
            days: row.days, picks: row.picks, evidence: row.evidence, isInEdition: isInEdition,
            sources: row.origins.map { origin in
                let from = block(origin.file)
                return Source(
                    delivery: from.delivery, channel: from.channel, days: origin.days, deed: origin.role.text(in: visit.reader.language))
            })
    }
}
