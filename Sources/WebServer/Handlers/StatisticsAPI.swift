import CodeLists
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
        let releases = try await published.releases()
        func json(_ value: some Encodable) throws -> Response {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            var response = visit.text(String(decoding: try encoder.encode(value), as: UTF8.self), type: "application/json")
            response.headers[.cacheControl] = "public, no-cache"
            return response
        }
        do throws(StatisticsQuery.Fault) {
            let language = try query.language(visit.reader.language)
            switch address {
            case .apiTable(let name):
                return try await anything { try json(try await listing(name, releases, language)) }
            case .apiMetadata(let name):
                return try await anything {
                    let release = try newest(releases)
                    let table = try await published.table(name, of: release)
                    return try json(TableDescription(table, release: release, language))
                }
            case .apiData(let name):
                let release = try query.release(releases)
                let table: PublishedTable
                do { table = try await published.table(name, of: release) } catch { throw .notFound }
                return visit.part(try query.selection(of: table), try query.format(), release, language)
            default:
                return try await anything {
                    var tables: [TableListing] = []
                    for name in TableName.allCases where releases.contains(where: { !$0.isRetracted }) {
                        do { tables.append(try await listing(name, releases, language)) } catch OperationError.notFound { continue }
                    }
                    return try json(TableCatalogue(language: language.rawValue, tables: tables))
                }
            }
        } catch {
            var response = try json(["type": "about:blank", "title": error.rawValue])
            response.status = error == .notFound ? .notFound : .badRequest
            response.headers[.contentType] = "application/problem+json"
            return response
        }
    }

    /// Runs what may throw anything; only a missing figure is told apart.
    private func anything(_ body: () async throws -> Response) async throws(StatisticsQuery.Fault) -> Response {
        do { return try await body() } catch { throw .notFound }
    }

    private func newest(_ releases: [PublishedRelease]) throws -> PublishedRelease {
        guard let release = releases.first(where: { !$0.isRetracted }) else { throw PageError.notFound }
        return release
    }

    private func listing(_ name: TableName, _ releases: [PublishedRelease], _ language: Language) async throws -> TableListing {
        let standing = releases.filter { !$0.isRetracted }
        let release = try newest(releases)
        let table = try await published.table(name, of: release)
        let texts = TableTexts(of: table, edition: release.edition, language)
        return TableListing(
            id: name.rawValue, label: Catalogue.pages.text("statistics.table.\(name.rawValue)", language), description: texts.notes,
            updated: Self.instant(release.publishedAt), firstPeriod: standing.map(\.period).min().map { "\($0)" } ?? "",
            lastPeriod: "\(release.period)", variableNames: [texts.area, texts.task, texts.age, texts.quarter, texts.measure],
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
        var response = text(body, type: type)
        response.headers[.cacheControl] = "public, no-cache"
        return response
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
        case notFound = "there is no such table"
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
        let quarters = try codes()["quarter"]
        guard quarters.map({ $0.count == 1 }) ?? true else { throw .oneQuarter }
        let found = releases.first { release in
            !release.isRetracted && (quarters?.contains("\(release.period)") ?? true)
                && PublishedShelf.release(ReleaseName(release.period), among: releases) == release
        }
        guard let found else { throw quarters == nil ? .notFound : .unknownValue }
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
