import CodeLists
import Delivery
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import NotificationForm
import Operations
import RegisterStore
import Spreadsheet
import WebPages

// Comparisons across counties, the agenda, and the files of a round.
extension Site {
    func coverage(_ id: String, _ view: FollowUpAddress.CoverageView, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let subject: ChannelCoverage.Subject
        switch view {
        case .levels:
            let found = try await operations.serviceExpectations(in: id, by: actor)
            return visit.page(ExpectationsPage(round: found.round, expectations: found.content, sort: visit.sort))
        case .periods: subject = .periods
        case .childProtection: subject = .childProtection
        case .services: subject = .services
        }
        let found = try await operations.channelCoverage(subject, in: id, by: actor)
        return visit.page(CoveragePage(round: found.round, coverage: found.content, sort: visit.sort))
    }

    func systems(_ id: String, _ visit: Visit) async throws -> Response {
        let found = try await operations.systemComparison(in: id, by: visit.actor())
        return visit.page(SystemsPage(round: found.round, definition: found.definition, comparison: found.content))
    }

    func forecast(_ id: String, _ visit: Visit) async throws -> Response {
        let found = try await operations.archivingForecast(in: id, by: visit.actor())
        return visit.page(ForecastPage(round: found.round, forecast: found.content))
    }

    func changes(_ id: String, _ visit: Visit) async throws -> Response {
        let found = try await operations.roundDifferences(in: id, by: visit.actor())
        return visit.page(
            RoundChangesPage(
                round: found.round, before: found.content?.before, definition: found.definition,
                differences: found.content?.differences ?? [], sort: visit.sort))
    }

    func agenda(_ id: String, _ visit: Visit) async throws -> Response {
        let agenda = try await operations.agenda(id, by: visit.actor())
        return visit.page(
            AgendaPage(
                round: agenda.round,
                counties: agenda.counties.map { county in
                    AgendaPage.County(area: county.area, items: county.items.map { AgendaPage.Item($0, visit.reader.language) })
                }))
    }

    func roundFile(_ id: String, _ file: FollowUpAddress.RoundFile, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let name = "\(id)-\(file.rawValue)"
        switch file {
        case .json:
            let records = try await operations.notificationRecords(of: id, by: actor)
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return visit.file(Array(try encoder.encode(records)), named: name, type: "application/json; charset=utf-8")
        case .csv:
            let export = try await operations.exportNotifications(of: id, language: visit.reader.language, by: actor)
            return visit.file(Array(try export.answers.csv().utf8), named: name, type: "text/csv; charset=utf-8")
        case .xlsx, .contacts:
            let export = try await operations.exportNotifications(
                of: id, language: visit.reader.language, withContacts: file == .contacts, by: actor)
            let bytes = try await workbook(export)
            return visit.file(bytes, named: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
    }

    func declared(_ id: String, _ area: Area, _ visit: Visit) async throws -> Response {
        let declared = try await operations.declaredDelivery(of: area, in: id, by: visit.actor())
        return visit.file(
            try declared.json(), named: "notification-\(area.slug)-\(id).json", type: "application/json; charset=utf-8")
    }

    /// The bytes of a workbook. The library writes files only, so it is made in the data directory and removed at once.
    private func workbook(_ export: NotificationExport) async throws -> [UInt8] {
        let folder = URL(filePath: operations.settings.dataDirectory).appending(path: "export-\(operations.settings.newID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "workbook.xlsx")
        try Sheet.writeXLSX(
            export.sheets, to: file.path, title: "Sosdata \(export.round.id)", made: Int(export.made.timeIntervalSince1970))
        return Array(try Data(contentsOf: file))
    }
}

extension AgendaPage.Item {
    fileprivate init(_ item: Agenda.Item, _ language: Language) {
        self.init(
            notification: item.group.id, group: item.group.name, reference: item.reference,
            decision: item.decision.map { (.init($0.need), $0.day, $0.participants) }, topics: item.topics, suggestion: item.suggestion,
            queries: item.queries.map { query in
                let question = query.question.flatMap(item.definition.question)
                return (question.map { "\($0.numberText). \($0.shortText[language])" }, query.text, query.answer)
            })
    }
}

extension Visit {
    /// Answers with a file to be kept.
    func file(_ bytes: [UInt8], named name: String, type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The order that a table is asked for in: `?sort=deadline`.
    var sort: TableSort? { TableSort(request.query["sort"]) }
}
