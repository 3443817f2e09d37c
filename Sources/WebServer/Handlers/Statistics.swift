import CodeLists
import Crypto
import DisclosureControl
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Operations
import RegisterModel
import RegisterStore
import Statistics
import WebPages

// What everybody can read: published figures as pages, pictures and files.
extension Site {
    func statistics(_ address: StatisticsAddress, _ visit: Visit) async throws -> Response {
        switch address {
        case .apiTables, .apiTable, .apiMetadata, .apiData: return try await statisticsAPI(address, visit)
        case .release(let release, .file(let name)): return try await statisticsFile(name, release, visit)
        case .release(let release, .chart(let chart, let language)):
            return try await visit.published(by: published, language) { releases in
                let figures = try await figures(release, releases, [.clientsByArea])
                let series = try await published.series(releases)
                guard let svg = chart.svg(figures, series: series, language: language) else { throw PageError.notFound }
                return (svg, "image/svg+xml")
            }
        case .catalogue, .release:
            // Whoever is signed in sees their own frame around the page, which is nobody else's.
            guard visit.reader.actor == nil, visit.reader.flash == nil else {
                return visit.text(
                    try await statisticsPage(address, try await published.releases(), visit), type: "text/html; charset=utf-8")
            }
            return try await visit.published(by: published, visit.reader.language) { releases in
                (try await statisticsPage(address, releases, visit), "text/html; charset=utf-8")
            }
        }
    }

    private func statisticsPage(_ address: StatisticsAddress, _ releases: [PublishedRelease], _ visit: Visit) async throws -> String {
        switch address {
        case .release(let name, .table(let table)):
            return visit.html(StatisticsTablePage(name: table, figures: try await figures(name, releases, [table])))
        case .release(let name, .area(let area)):
            let figures = try await figures(name, releases, ReleasePart.area(area).tables)
            return visit.html(AreaStatisticsPage(area: area, figures: figures, series: try await published.series(releases)))
        case .release(let name, _):
            return visit.html(try await overview(try await figures(name, releases, TableName.allCases), releases))
        default:
            // The newest quarter that stands; without one the newest that was taken back, which says so.
            guard let release = PublishedShelf.standing(releases).first ?? releases.first else {
                return visit.html(try await overview(nil, releases))
            }
            let name = ReleaseName(release.period)
            return visit.html(try await overview(try await figures(name, releases, TableName.allCases), releases))
        }
    }

    private func overview(_ figures: PublishedFigures?, _ releases: [PublishedRelease]) async throws -> StatisticsPage {
        StatisticsPage(
            figures: figures,
            releases: releases.map { release in
                ReleaseLine(
                    name: ReleaseName(release.period, edition: release.edition), publishedOn: Moment(release.publishedAt).day,
                    isRetracted: release.isRetracted,
                    isReplaced: PublishedShelf.release(ReleaseName(release.period), among: releases) != release)
            }, series: try await published.series(releases))
    }

    private func figures(_ name: ReleaseName, _ releases: [PublishedRelease], _ tables: [TableName]) async throws -> PublishedFigures {
        guard let release = PublishedShelf.release(name, among: releases) else { throw PageError.notFound }
        return try await published.figures(release, named: name, tables)
    }

    /// A file as it was prepared. One of what was taken back is gone.
    private func statisticsFile(_ name: String, _ release: ReleaseName, _ visit: Visit) async throws -> Response {
        guard let release = PublishedShelf.release(release, among: try await published.releases()) else { throw PageError.notFound }
        guard !release.isRetracted else { throw PageError.gone }
        let file = try await operations.publishedFile(name, of: release)
        let answer = PublishedShelf.Answer(bytes: file.content, type: Self.type(of: name), tag: Visit.tag(file.sha256))
        var response = visit.answer(answer)
        response.headers[.contentDisposition] = Self.disposition(of: name, release.name)
        return response
    }

    /// Under which name a reader keeps a file: that of the table, then of the release, then the format's.
    static func disposition(of name: String, _ release: String) -> String {
        let parts = name.split(separator: ".", maxSplits: 1)
        return "attachment; filename=\"\(parts[0])-\(release).\(parts[parts.count - 1])\""
    }

    static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "csv": "text/csv; charset=utf-8"
        case "px": "text/plain; charset=utf-8"
        case "json": "application/json"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        default: "application/octet-stream"
        }
    }
}

extension Visit {
    /// Answers with what a shelf keeps for this address and language, or makes and keeps it.
    func published(
        by shelf: PublishedShelf, _ language: Language, _ make: ([PublishedRelease]) async throws -> (text: String, type: String)
    ) async throws -> Response {
        let releases = try await shelf.releases()
        let path = address.path
        if let known = await shelf.answer(path, language) { return answer(known) }
        let made = try await make(releases)
        let bytes = Array(made.text.utf8)
        let answer = PublishedShelf.Answer(bytes: bytes, type: made.type, tag: Self.tag(Array(SHA256.hash(data: bytes))))
        await shelf.keep(answer, path, language, of: releases)
        return self.answer(answer)
    }

    /// Answers with kept bytes, or that the reader has them already. Caches may keep them too, but ask each time whether they still hold:
    /// what was taken back must not go on being shown.
    func answer(_ answer: PublishedShelf.Answer) -> Response {
        var headers: HTTPFields = [.eTag: answer.tag, .cacheControl: "public, no-cache", .vary: "Accept-Language, Cookie"]
        let known = (request.headers[.ifNoneMatch] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        if known.contains(where: { $0 == answer.tag || $0 == "W/" + answer.tag || $0 == "*" }) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = answer.type
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }

    /// An entity tag of a SHA-256.
    static func tag(_ hash: [UInt8]) -> String {
        "\"" + hash.prefix(16).hexadecimal + "\""
    }
}
