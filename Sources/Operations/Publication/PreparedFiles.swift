import Crypto
import DisclosureControl
import Foundation
import Localization
import RegisterStore
import Statistics

/// The files of a publication: each table in every format and language, and as the site's own pages read it.
struct PreparedFiles {
    private let release: Release
    private let edition: Edition

    private let folder: URL

    /// - Parameter folder: where workbooks are made before they are read; it must be there.
    init(_ release: Release, _ edition: Edition, folder: URL) {
        self.release = release
        self.edition = edition
        self.folder = folder
    }

    /// The ending of the files that only the site's own pages read.
    static let preparedSuffix = ".prepared"

    /// The name of a table's file that only the site's own pages read.
    static func prepared(_ table: TableName) -> String { table.rawValue + preparedSuffix }

    /// Every file, by name. The same release of the same edition gives the same bytes.
    func files() throws -> [PublicationFile] {
        var files: [PublicationFile] = []
        func add(_ name: String, _ content: some Sequence<UInt8>) {
            let content = Array(content)
            files.append(PublicationFile(name: name, content: content, sha256: Array(SHA256.hash(data: content))))
        }
        for table in release.tables {
            let texts = Dictionary(
                uniqueKeysWithValues: Language.allCases.map {
                    ($0, TableTexts(of: table, edition: edition.number, $0, settings: table.settings))
                })
            add("\(table.name)\(Self.preparedSuffix)", try table.prepared())
            add("\(table.name).csv", table.csv.utf8)
            add("\(table.name).px", table.px(texts, updated: Self.stamp(edition.madeAt)).utf8)
            for (language, texts) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                add("\(table.name).\(language.rawValue).json", table.jsonStat(texts, language: language).utf8)
                let made = Int(edition.madeAt.timeIntervalSince1970)
                add("\(table.name).\(language.rawValue).xlsx", try table.workbook(texts, language, in: folder, made: made))
            }
        }
        return files.sorted { $0.name < $1.name }
    }

    /// `yyyymmdd hh:mm` in UTC, as PX files write it.
    private static func stamp(_ instant: Date) -> String {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
        let (year, month, day) = civilDay(ofDay: seconds / 86_400)
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(year)\(two(month))\(two(day)) \(two(seconds % 86_400 / 3600)):\(two(seconds % 3600 / 60))"
    }
}
