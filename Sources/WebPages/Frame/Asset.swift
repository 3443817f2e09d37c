import Foundation

/// A file of the site's own. Its name holds a hash of its content, so browsers may keep it for ever and still get a changed one at once.
public struct Asset: Sendable {
    /// The name in the address, such as `sosdata.1f0c….css`.
    public let name: String
    /// The media type with its character set.
    public let contentType: String
    /// The content.
    public let bytes: [UInt8]

    /// The style sheet.
    public static let style = Asset("sosdata.css", contentType: "text/css; charset=utf-8")
    /// The script; every page works without it.
    public static let script = Asset("sosdata.js", contentType: "text/javascript; charset=utf-8")
    /// The picture beside the page's title.
    public static let icon = Asset("sosdata.svg", contentType: "image/svg+xml")
    /// Every asset.
    public static let all = [style, script, icon]

    /// The asset with this name in its address; nil if there is none.
    public static func named(_ name: String) -> Asset? { all.first { $0.name == name } }

    private init(_ file: String, contentType: String) {
        guard let url = Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Resources/assets"),
            let data = try? Data(contentsOf: url)
        else { preconditionFailure("The file \(file) is missing beside the program: ship the folder sosdata_WebPages.resources with it.") }
        bytes = Array(data)
        let parts = file.split(separator: ".")
        name = "\(parts[0]).\(Self.fingerprint(bytes)).\(parts[1])"
        self.contentType = contentType
    }

    /// FNV-1a in 64 bits: tells one version of our own files from another, nothing more.
    private static func fingerprint(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(into: 0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
