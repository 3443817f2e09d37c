import CodeLists
import Hummingbird
import Operations
import RegisterModel
import RegisterStore
import Statistics
import WebPages

// Editions and their way to everybody: ordered, proposed, decided on by another person, taken back.
extension Site {
    func editions(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let quarters = try await operations.quarters(by: actor).map { status in
            EditionsPage.Quarter(
                period: status.period, changedBlocks: status.changedBlocks,
                isBeingMade: status.job?.state == .waiting || status.job?.state == .running, hasFailed: status.job?.state == .failed,
                editions: status.editions.map { known in
                    EditionsPage.Line(
                        number: known.edition.number, madeAt: Moment(known.edition.madeAt), persons: known.edition.persons,
                        periods: known.edition.periods,
                        publication: known.publications.first.map { (id: $0.id, state: $0.state.rawValue) })
                })
        }
        return visit.page(EditionsPage(quarters: quarters, mayOrder: actor.role == .statistician))
    }

    func orderEdition(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        guard let period = visit.form["period"].flatMap({ MonitoringPeriod($0) }) else { throw PageError.invalid }
        try await operations.orderEdition(period, by: actor)
        return visit.redirect(to: .editions, flash: .editionOrdered)
    }

    func edition(_ period: MonitoringPeriod, _ number: Int, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let read = try await operations.edition(period, number, by: actor)
        let quarter = try await operations.quarters(by: actor).first { $0.period == period }
        let publications = quarter?.editions.flatMap(\.publications) ?? []
        let isBusy = publications.contains {
            $0.state == .protecting || $0.state == .proposed || ($0.wasShown && $0.edition == number)
        }
        let last = publications.filter { $0.edition == number }.max { $0.proposedAt < $1.proposedAt }
        let new = Set(read.added.map(\.number))
        return visit.page(
            EditionPage(
                period: period, number: number, manifestHash: read.edition.manifestHash.hexadecimal, counts: read.counts,
                changes: read.earlier == nil
                    ? nil : read.lines.map { .init(place: $0.place, task: $0.task, before: $0.before, after: $0.after) },
                blocks: read.edition.blocks.map { block in
                    EditionPage.BlockLine(
                        area: block.area, channel: block.channel, kind: block.kind, rows: block.rows.values.reduce(0, +),
                        sha256: block.sha256, deliveryID: block.deliveryID, isNew: new.contains(block.number))
                }, mayPropose: actor.role == .statistician && !isBusy, refused: Set(Self.obstacles(last).keys)))
    }

    func propose(_ period: MonitoringPeriod, _ number: Int, _ visit: Visit) async throws -> Response {
        // A form without any asks for all of them.
        let names = visit.form.all("table")
        let tables = names.compactMap(TableName.init(rawValue:))
        guard tables.count == names.count else { throw PageError.invalid }
        let publication = try await operations.proposePublication(
            period, edition: number, tables: tables.isEmpty ? nil : Set(tables), by: visit.actor())
        return visit.redirect(to: .publication(publication.id), flash: .publicationProposed)
    }

    func publication(_ id: String, _ visit: Visit) async throws -> Response {
        visit.page(try await publicationPage(id, nil, visit))
    }

    /// Takes the decision of another person, or takes a publication back.
    func decide(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let reason = visit.form["reason"] ?? ""
        do {
            switch visit.form["decision"] {
            case "approve":
                try await operations.approvePublication(id, by: actor)
                return visit.redirect(to: .publication(id), flash: .publicationApproved)
            case "reject":
                try await operations.rejectPublication(id, reason: reason, by: actor)
                return visit.redirect(to: .publication(id), flash: .publicationRejected)
            case "retract":
                try await operations.retractPublication(id, reason: reason, by: actor)
                return visit.redirect(to: .publication(id), flash: .publicationRetracted)
            default: throw PageError.invalid
            }
        } catch OperationError.invalid {
            return visit.page(try await publicationPage(id, .reasonMissing, visit), status: .unprocessableContent)
        } catch OperationError.wrongState {
            return visit.page(try await publicationPage(id, .outdated, visit), status: .conflict)
        }
    }

    private func publicationPage(_ id: String, _ problem: PublicationPage.Problem?, _ visit: Visit) async throws -> PublicationPage {
        let actor = try visit.actor()
        let status = try await operations.publication(id, by: actor)
        let publication = status.publication
        let isWaiting = publication.state == .proposed
        return PublicationPage(
            id: id, period: publication.period, edition: publication.edition, state: publication.state.rawValue,
            proposed: (by: status.proposer, at: Moment(publication.proposedAt)),
            decided: publication.decidedAt.map { (by: status.decider ?? "", at: Moment($0)) }, reason: publication.reason,
            tables: publication.tables?.compactMap(TableName.init(rawValue:)), obstacles: Self.obstacles(publication),
            summary: status.summary, tallies: status.tallies, leftOut: status.leftOut.mapValues(Self.leftOut),
            table: isWaiting ? try await operations.preview([.clientsByArea], of: id, by: actor).tables[.clientsByArea] : nil,
            mayDecide: status.mayDecide, mayRetract: publication.state == .published && actor.role == .statistician, problem: problem)
    }

    private static func leftOut(_ reason: LeftOut) -> PublicationPage.LeftOut {
        switch reason {
        case .notDelivered: .notDelivered
        case .notProtected: .notProtected
        case .notChosen: .notChosen
        }
    }

    /// The tables that could not be protected, each with the number of its figures.
    private static func obstacles(_ publication: PublicationRecord?) -> [TableName: Int] {
        let known = (publication?.obstacles ?? [:]).compactMap { name, figures in TableName(rawValue: name).map { ($0, figures) } }
        return Dictionary(uniqueKeysWithValues: known)
    }
}
