import Delivery
import Foundation
import Localization
import RegisterStore

/// Where the files of deliveries lie in the data directory.
struct DeliveryFolders: Sendable {
    /// The data directory.
    let root: URL

    init(_ settings: OperationSettings) { root = URL(fileURLWithPath: settings.dataDirectory, isDirectory: true) }

    /// The parts of a delivery in plain text, while it is being uploaded and checked.
    func plain(_ delivery: String) -> URL { root.appendingPathComponent("uploads/\(delivery)", isDirectory: true) }
    /// A part in plain text.
    func plain(_ delivery: String, _ part: String) -> URL { plain(delivery).appendingPathComponent(part) }
    /// A part that is arriving piece by piece.
    func partial(_ upload: PartUpload) -> URL { plain(upload.deliveryID, "\(upload.id).partial") }
    /// The sealed parts of a delivery.
    func sealed(_ delivery: String) -> URL { root.appendingPathComponent("sealed/\(delivery)", isDirectory: true) }
    /// A sealed part.
    func sealed(_ delivery: String, _ part: String) -> URL { sealed(delivery).appendingPathComponent("\(part).sealed") }
    /// The list of findings, in no language.
    func findings(_ delivery: String) -> URL { reports.appendingPathComponent("\(delivery).findings") }
    /// The report in a format and language.
    func report(_ delivery: String, _ format: ReportFormat, _ language: Language) -> URL {
        reports.appendingPathComponent("\(delivery).\(language.rawValue).\(format.rawValue)")
    }
    private var reports: URL { root.appendingPathComponent("findings", isDirectory: true) }

    /// Makes a folder that only the program's own user can read; none is made if it is there.
    func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Writes a file that only the program's own user can read, in place of any that is there.
    static func write(_ bytes: [UInt8], to file: URL) throws {
        guard FileManager.default.createFile(atPath: file.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// Removes a file or folder; nothing happens if it is not there.
    func remove(_ url: URL) throws {
        if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
    }
}
