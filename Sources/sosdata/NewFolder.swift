import CExchange
import Foundation
import Glibc

/// A folder that appears whole or not at all: everything is written into a sibling folder, which takes the wanted name at the end.
struct NewFolder {
    /// The wanted folder.
    let wanted: URL
    /// The folder to write into meanwhile.
    let sibling: URL
    private let replaces: Bool
    /// Folders above that had to be made, the outermost first.
    private let madeAbove: [URL]

    /// Why the folder cannot be made.
    enum Refusal: Error {
        /// Something other than an empty folder is there already.
        case inUse
        /// A file could not be opened or written, or the exchange failed.
        case failed
    }

    /// Prepares a folder that does not exist, is empty, or holds what may be replaced, and makes its sibling. Throws `Refusal.inUse` otherwise.
    /// - Parameter mayReplace: whether what the folder holds is an earlier output of ours.
    init(at path: String, replacing mayReplace: (URL) -> Bool = { _ in false }) throws {
        wanted = URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL
        sibling = wanted.deletingLastPathComponent().appending(
            path: ".\(wanted.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
        let manager = FileManager.default
        if manager.fileExists(atPath: wanted.path) {
            guard let inside = try? manager.contentsOfDirectory(atPath: wanted.path), inside.isEmpty || mayReplace(wanted) else {
                throw Refusal.inUse
            }
            replaces = !inside.isEmpty
        } else {
            replaces = false
        }
        var above: [URL] = []
        var folder = wanted.deletingLastPathComponent()
        while !manager.fileExists(atPath: folder.path) && folder.path != "/" {
            above.insert(folder, at: 0)
            folder.deleteLastPathComponent()
        }
        madeAbove = above
        removeLeftovers()
        guard (try? manager.createDirectory(at: sibling, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
        else {
            throw Refusal.failed
        }
    }

    /// Removes the siblings of runs that were killed.
    private func removeLeftovers() {
        let parent = wanted.deletingLastPathComponent()
        let prefix = ".\(wanted.lastPathComponent)."
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(at: parent.appending(path: name))
        }
    }

    /// Gives the sibling the wanted name by one system call: an empty folder is replaced (one that has been filled meanwhile is refused), an
    /// earlier output is exchanged and then removed.
    func keep() throws {
        if replaces {
            guard exchange_names(sibling.path, wanted.path) == 0 else { throw Refusal.failed }
            discard()
        } else {
            guard rename(sibling.path, wanted.path) == 0 else { throw Refusal.failed }
        }
    }

    /// Removes what was written.
    func discard() {
        // A leftover only costs space, and the reason to give up is what the user is told.
        try? FileManager.default.removeItem(at: sibling)
        if !FileManager.default.fileExists(atPath: wanted.path) {
            for folder in madeAbove.reversed() { rmdir(folder.path) }
        }
    }
}

/// Files in one folder, opened at their first bytes.
final class GrowingFiles {
    private let folder: URL
    private var open: [String: FileHandle] = [:]

    init(in folder: URL) { self.folder = folder }

    /// Adds bytes at the end of a file.
    func append(_ bytes: [UInt8], to name: String) throws {
        let handle = try open[name] ?? make(name)
        try handle.write(contentsOf: Data(bytes))
    }

    private func make(_ name: String) throws -> FileHandle {
        let url = folder.appending(path: name)
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw NewFolder.Refusal.failed
        }
        let handle = try FileHandle(forWritingTo: url)
        open[name] = handle
        return handle
    }

    /// Closes all files.
    func close() throws { for handle in open.values { try handle.close() } }
}
