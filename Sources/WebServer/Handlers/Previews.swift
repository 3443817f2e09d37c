import DisclosureControl
import Hummingbird
import Operations
import RegisterModel
import RegisterStore
import Statistics
import WebPages

// A publication as everybody will see it, for whoever decides on it: the same pages, pictures and files, made from the same bytes.
extension Site {
    func preview(_ id: String, _ part: ReleasePart, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        do {
            if case .file(let name) = part { return try await previewFile(name, of: id, actor, visit) }
            let preview = try await operations.preview(part.tables, of: id, by: actor)
            let figures = PublishedFigures(
                proposal: id, preview.period, edition: preview.edition, names: preview.names, tables: preview.tables)
            switch part {
            case .table(let table): return visit.page(StatisticsTablePage(name: table, figures: figures))
            case .area(let area):
                return visit.page(AreaStatisticsPage(area: area, figures: figures, series: try await series(with: preview)))
            case .chart(let chart, let language):
                guard let svg = chart.svg(figures, series: try await series(with: preview), language: language) else {
                    throw PageError.notFound
                }
                return visit.text(svg, type: "image/svg+xml")
            case .overview, .file:
                return visit.page(StatisticsPage(figures: figures, releases: [], series: try await series(with: preview)))
            }
        } catch OperationError.wrongState {
            // It was decided on while the reader looked at it; the publication says how.
            return visit.redirect(to: .publication(id))
        }
    }

    private func previewFile(_ name: String, of id: String, _ actor: Actor, _ visit: Visit) async throws -> Response {
        let (file, release) = try await operations.previewFile(name, of: id, by: actor)
        return Response(
            status: .ok, headers: [.contentType: Self.type(of: name), .contentDisposition: Self.disposition(of: name, release)],
            body: .init(byteBuffer: ByteBuffer(bytes: file.content)))
    }

    /// The lines over the quarters as they will be: the table takes the place of what stands of its quarter.
    private func series(with preview: PublicationPreview) async throws -> [PublishedTable] {
        let standing = try await published.series(try await published.releases())
        guard let table = preview.tables[.clientsByArea] else { return standing }
        return (standing.filter { $0.quarter != table.quarter } + [table]).sorted { $0.quarter < $1.quarter }
    }
}
