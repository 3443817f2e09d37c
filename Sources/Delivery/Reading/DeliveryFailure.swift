import Localization

/// Why nothing at all can be said about an input: the run ends with exit status 2 and writes nothing.
public enum DeliveryFailure: Error, Hashable, Sendable {
    /// The file cannot be opened or read; with the system's reason.
    case unreadable(file: String, reason: String)
    /// The path is a directory where a file is wanted.
    case directory(file: String)
    /// Nothing stands in the file, not even the header row.
    case empty(file: String)
    /// The first line is longer than a header may be.
    case headerTooLong(file: String)
    /// The header is no UTF-8.
    case headerEncoding(file: String)
    /// The header lacks these columns.
    case headerLacks(file: String, columns: [String])
    /// The header names a column twice.
    case headerRepeats(file: String, column: String)
    /// The header has more columns than can be read.
    case headerTooWide(file: String)
    /// The gzip stream is broken or ends early.
    case gzip(file: String)
    /// The gzip stream expands more than any table does.
    case gzipExpansion(file: String)
    /// A manifest, notification, mapping file, or file of confirmations or own counts that is far larger than any of them.
    case tooLarge(file: String)
    /// More files of one kind than can be read in one run.
    case tooManyFiles(count: Int)
    /// More different temporary identifiers than one run can tell apart.
    case tooManyTemporaryIdentifiers(count: Int)
    /// The kind of the file follows neither from its name nor from its header.
    case unknownKind(file: String)
    /// The manifest cannot be read, and nothing else names the monitoring period.
    case manifest(file: String)
    /// No monitoring period: neither given nor in a manifest.
    case noPeriod
    /// A mapping file, or a file of confirmations, is not what its format says; the problem is the last part of the key `yaml.<problem>`.
    case yaml(file: String, line: Int, problem: String, word: String)
    /// The header lacks columns that a mapping file, or the format, needs.
    case mappingLacks(file: String, mapping: String, columns: [String])
    /// A file of earlier findings has a line that is no finding.
    case earlier(file: String, line: Int)
    /// A notification file is not what its format says; with where it differs.
    case notification(file: String, reason: String)
    /// The notification is of another organiser than the delivery.
    case otherNotification(notified: String, delivered: String)
    /// An output cannot be written; with the system's reason.
    case unwritable(file: String, reason: String)

    /// The message for a reader: where, what, what to do.
    public func message(in language: Language) -> String {
        let (key, values): (String, [String: String]) =
            switch self {
            case .unreadable(let file, let reason): ("failure.unreadable", ["file": file, "reason": reason])
            case .directory(let file): ("failure.directory", ["file": file])
            case .empty(let file): ("failure.empty", ["file": file])
            case .headerTooLong(let file): ("failure.header-too-long", ["file": file, "limit": String(Limits.recordBytes)])
            case .headerEncoding(let file): ("failure.header-encoding", ["file": file])
            case .headerLacks(let file, let columns): ("failure.header-lacks", ["file": file, "columns": columns.joined(separator: ", ")])
            case .headerRepeats(let file, let column): ("failure.header-repeats", ["file": file, "column": column])
            case .headerTooWide(let file): ("failure.header-too-wide", ["file": file, "limit": String(Limits.columns)])
            case .gzip(let file): ("failure.gzip", ["file": file])
            case .gzipExpansion(let file): ("failure.gzip-expansion", ["file": file, "limit": String(Limits.gzipExpansion)])
            case .tooLarge(let file): ("failure.too-large", ["file": file, "limit": String(Limits.smallFileBytes >> 20)])
            case .tooManyFiles(let count): ("failure.too-many-files", ["count": String(count), "limit": String(Limits.filesOfAKind)])
            case .tooManyTemporaryIdentifiers(let count):
                ("failure.too-many-temporary-identifiers", ["count": String(count), "limit": String(Limits.temporaryIdentifiers)])
            case .unknownKind(let file): ("failure.unknown-kind", ["file": file])
            case .manifest(let file): ("failure.manifest", ["file": file])
            case .noPeriod: ("failure.no-period", [:])
            case .yaml(let file, let line, let problem, let word):
                (
                    "failure.yaml",
                    [
                        "file": file, "line": String(line),
                        "problem": Catalogue.delivery.text("yaml.\(problem)", language, ["word": word]),
                    ]
                )
            case .mappingLacks(let file, let mapping, let columns):
                ("failure.mapping-lacks", ["file": file, "mapping": mapping, "columns": columns.joined(separator: ", ")])
            case .earlier(let file, let line): ("failure.earlier", ["file": file, "line": String(line)])
            case .notification(let file, let reason): ("failure.notification", ["file": file, "reason": reason])
            case .otherNotification(let notified, let delivered):
                ("failure.other-notification", ["notified": notified, "delivered": delivered])
            case .unwritable(let file, let reason): ("failure.unwritable", ["file": file, "reason": reason])
            }
        return Catalogue.delivery.text(key, language, values)
    }
}
