import CodeLists
import Crypto
import DisclosureControl
import Foundation
import HTTPTypes
import Hummingbird
import Localization
import Operations
import RegisterModel
import Statistics
import WebPages

// The interface for programs, with addresses shaped like those of PxWeb 2. It shows cells of prepared tables and never adds any up.
extension Site {
    func statisticsAPI(_ address: StatisticsAddress, _ visit: Visit) async throws -> Response {
        let query = StatisticsQuery(visit.request.query)
        do {
            let language = try query.language(visit.reader.language)
            guard case .apiData(let name) = address else {
                return try await visit.published(by: published, language) { releases in
                    (try await description(of: address, releases, language), "application/json")
                }
            }
            let release = try query.release(try await published.releases())
            let table = try await published.table(name, of: release)
            return visit.part(try query.selection(of: table), try query.format(), release, language)
        } catch OperationError.notFound {
            return try refusal(.notFound, visit)
        } catch let fault as StatisticsQuery.Fault {
            return try refusal(fault, visit)
        }
    }

    private func refusal(_ fault: StatisticsQuery.Fault, _ visit: Visit) throws -> Response {
        var response = visit.text(try Self.json(["type": "about:blank", "title": fault.rawValue]), type: "application/problem+json")
        response.status = fault.status
        response.headers[.cacheControl] = "public, no-cache"
        return response
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The list of tables, one of its lines, or a table's variables.
    private func description(of address: StatisticsAddress, _ releases: [PublishedRelease], _ language: Language) async throws -> String {
        switch address {
        case .apiTable(let name):
            guard let listing = try await listing(name, releases, language) else { throw StatisticsQuery.Fault.notFound }
            return try Self.json(listing)
        case .apiMetadata(let name):
            let known = try await standing(name, releases)
            guard let (release, table) = known.first else { throw StatisticsQuery.Fault.notFound }
            return try Self.json(TableDescription(table, release: release, quarters: known.map { $0.release.period }, language))
        default:
            var tables: [TableListing] = []
            for name in TableName.allCases {
                if let listing = try await listing(name, releases, language) { tables.append(listing) }
            }
            return try Self.json(TableCatalogue(language: language.rawValue, tables: tables))
        }
    }

    /// A table in every quarter that shows it, newest first. A quarter whose newest edition was taken back shows nothing, whatever an earlier
    /// one showed.
    private func standing(_ name: TableName, _ releases: [PublishedRelease]) async throws -> [(
        release: PublishedRelease, table: PublishedTable
    )] {
        var known: [(release: PublishedRelease, table: PublishedTable)] = []
        for release in PublishedShelf.standing(releases) {
            do { known.append((release, try await published.table(name, of: release))) } catch OperationError.notFound { continue }
        }
        return known
    }

    private func listing(_ name: TableName, _ releases: [PublishedRelease], _ language: Language) async throws -> TableListing? {
        let known = try await standing(name, releases)
        guard let (release, table) = known.first, let first = known.last?.release.period else { return nil }
        let texts = TableTexts(of: table, edition: release.edition, language)
        return TableListing(
            id: name.rawValue, label: Catalogue.pages.text("statistics.table.\(name.rawValue)", language), description: texts.notes,
            updated: Self.instant(release.publishedAt), firstPeriod: "\(first)", lastPeriod: "\(release.period)",
            variableNames: [texts.area, texts.task, texts.age, texts.quarter, texts.measure],
            links: [
                .init(rel: "self", href: Address.statistics(.apiTable(name)).path),
                .init(rel: "metadata", href: Address.statistics(.apiMetadata(name)).path),
                .init(rel: "data", href: Address.statistics(.apiData(name)).path),
            ])
    }

    static func instant(_ date: Date) -> String { date.formatted(.iso8601) }
}

extension Visit {
    /// Answers with a part of a table in a format.
    fileprivate func part(
        _ table: PublishedTable, _ format: StatisticsQuery.Format, _ release: PublishedRelease, _ language: Language
    ) -> Response {
        let texts = TableTexts(of: table, edition: release.edition, language)
        let (body, type) =
            switch format {
            case .jsonStat: (table.jsonStat(texts, language: language), "application/json")
            case .csv: (table.csv, "text/csv; charset=utf-8")
            }
        let bytes = Array(body.utf8)
        return answer(PublishedShelf.Answer(bytes: bytes, type: type, tag: Self.tag(Array(SHA256.hash(data: bytes)))))
    }
}

/// What a program asks for.
struct StatisticsQuery {
    /// Why a question cannot be answered; the raw value is told.
    enum Fault: String, Error {
        case unknownLanguage = "lang is one of sv, fi, en"
        case unknownFormat = "outputFormat is one of json-stat2, csv"
        case unknownVariable = "valueCodes names a variable that the table does not have"
        case unknownValue = "valueCodes names a value that the variable does not have"
        case oneQuarter = "valueCodes[quarter] names exactly one quarter"
        case retracted = "the figures of the quarter have been taken back"
        case notFound = "there is no such table"

        var status: HTTPResponse.Status {
            switch self {
            case .notFound: .notFound
            case .retracted: .gone
            default: .badRequest
            }
        }
    }

    /// A format of a part of a table.
    enum Format: String {
        case jsonStat = "json-stat2"
        case csv
    }

    private let fields: FormFields

    init(_ fields: FormFields) { self.fields = fields }

    func language(_ other: Language) throws(Fault) -> Language {
        guard let name = fields["lang"] else { return other }
        guard let language = Language(rawValue: name) else { throw .unknownLanguage }
        return language
    }

    func format() throws(Fault) -> Format {
        guard let name = fields["outputFormat"] else { return .jsonStat }
        guard let format = Format(rawValue: name) else { throw .unknownFormat }
        return format
    }

    /// The values asked for by variable; every one but the quarter.
    private func codes() throws(Fault) -> [String: Set<String>] {
        var codes: [String: Set<String>] = [:]
        for (name, value) in fields.pairs where name.hasPrefix("valueCodes[") && name.hasSuffix("]") {
            let variable = String(name.dropFirst(11).dropLast())
            guard ["area", "service_task", "age_group", "quarter", "measure"].contains(variable) else { throw .unknownVariable }
            codes[variable, default: []].formUnion(value.split(separator: ",").map(String.init))
        }
        return codes
    }

    /// The release whose quarter is asked for; the newest without one.
    func release(_ releases: [PublishedRelease]) throws(Fault) -> PublishedRelease {
        guard let quarters = try codes()["quarter"] else {
            guard let newest = PublishedShelf.standing(releases).first else { throw releases.isEmpty ? .notFound : .retracted }
            return newest
        }
        guard quarters.count == 1, let name = quarters.first, name != "*" else { throw .oneQuarter }
        guard let period = MonitoringPeriod(name), let found = PublishedShelf.release(ReleaseName(period), among: releases) else {
            throw .unknownValue
        }
        guard !found.isRetracted else { throw .retracted }
        return found
    }

    /// The part of a table that is asked for; a variable that is not named is taken whole, and `*` is all of it.
    func selection(of table: PublishedTable) throws(Fault) -> PublishedTable {
        let codes = try codes()
        func wanted(_ variable: String, _ all: [String]) throws(Fault) -> Set<String> {
            guard let asked = codes[variable], !asked.contains("*") else { return Set(all) }
            guard asked.isSubset(of: all), !asked.isEmpty else { throw .unknownValue }
            return asked
        }
        let places = try wanted("area", table.places.map(\.fileCode))
        let tasks = try wanted("service_task", table.tasks.map { $0?.slug ?? "total" })
        let ages = try wanted("age_group", table.ages.map(\.code))
        let measures = try wanted("measure", table.measures.map(\.rawValue))
        return table.selecting(
            places: { places.contains($0.fileCode) }, tasks: { tasks.contains($0?.slug ?? "total") }, ages: { ages.contains($0.code) },
            measures: { measures.contains($0.rawValue) })
    }
}
