import Foundation

/// Where the files of deliveries lie in the data directory.
struct DeliveryFolders: Sendable {
    /// The data directory.
    let root: URL

    init(_ settings: OperationSettings) { root = URL(fileURLWithPath: settings.dataDirectory, isDirectory: true) }

    /// The parts of a delivery in plain text, while it is being uploaded and checked.
    func plain(_ delivery: String) -> URL { root.appendingPathComponent("uploads/\(delivery)", isDirectory: true) }
    /// A part in plain text.
    func plain(_ delivery: String, _ part: String) -> URL { plain(delivery).appendingPathComponent(part) }
    /// The sealed parts of a delivery.
    func sealed(_ delivery: String) -> URL { root.appendingPathComponent("sealed/\(delivery)", isDirectory: true) }
    /// A sealed part.
    func sealed(_ delivery: String, _ part: String) -> URL { sealed(delivery).appendingPathComponent("\(part).sealed") }
    /// The list of findings in a language.
    func findings(_ delivery: String, _ language: String) -> URL {
        root.appendingPathComponent("findings", isDirectory: true).appendingPathComponent("\(delivery).\(language).csv")
    }

    /// Makes a folder that only the program's own user can read; none is made if it is there.
    func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Removes a file or folder; nothing happens if it is not there.
    func remove(_ url: URL) throws {
        if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
    }
}
